"""Sweeps in the order of the forward pass.

fails: backward_values, backward_hidden, backward_thousand_diamonds
says: dy/dx
"""


def backward(order, edges, output):
    gradients = dict.fromkeys(order, 0.0)
    gradients[output] = 1.0
    for node in order:
        for (start, end), local in edges.items():
            if end == node:
                gradients[start] += gradients[node] * local
    return gradients
