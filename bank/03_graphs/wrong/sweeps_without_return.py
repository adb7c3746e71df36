"""Forgets to return.

fails: backward_values, backward_unreached, backward_thousand_diamonds, backward_hidden
says: backward returned None
"""


def backward(order, edges, output):
    gradients = dict.fromkeys(order, 0.0)
    gradients[output] = 1.0
    for node in reversed(order):
        for (start, end), local in edges.items():
            if end == node:
                gradients[start] += gradients[node] * local
