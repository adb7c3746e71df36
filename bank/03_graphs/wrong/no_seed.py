"""Forgets that the output changes with itself.

fails: backward_values, backward_unreached, backward_hidden, backward_thousand_diamonds
says: derivative of y with respect to itself is 1
"""


def backward(order, edges, output):
    gradients = dict.fromkeys(order, 0.0)
    for node in reversed(order):
        for (start, end), local in edges.items():
            if end == node:
                gradients[start] += gradients[node] * local
    return gradients
