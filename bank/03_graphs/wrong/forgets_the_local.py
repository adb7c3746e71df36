"""Hands the gradient on as it is.

fails: backward_values, backward_unreached, backward_hidden, backward_thousand_diamonds
says: dy/du is 3
"""


def backward(order, edges, output):
    arriving = {}
    for (start, end), local in edges.items():
        arriving.setdefault(end, []).append(start)
    gradients = dict.fromkeys(order, 0.0)
    gradients[output] = 1.0
    for node in reversed(order):
        for start in arriving.get(node, []):
            gradients[start] += gradients[node]
    return gradients
