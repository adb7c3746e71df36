"""Trusts the order of the edges.

fails: backward_hidden
says: the derivative for node
"""


def backward(order, edges, output):
    gradients = dict.fromkeys(order, 0.0)
    gradients[output] = 1.0
    for (start, end), local in reversed(list(edges.items())):
        gradients[start] += gradients[end] * local
    return gradients
