"""Turns the order round, for everybody.

fails: backward_values
says: `order.reverse()` does not
"""


def backward(order, edges, output):
    gradients = dict.fromkeys(order, 0.0)
    gradients[output] = 1.0
    order.reverse()
    for node in order:
        for (start, end), local in edges.items():
            if end == node:
                gradients[start] += gradients[node] * local
    return gradients
