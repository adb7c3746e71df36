"""Takes the last node for the output.

fails: backward_unreached
says: For the output u: du/du is 1
"""


def backward(order, edges, output):
    gradients = dict.fromkeys(order, 0.0)
    gradients[order[-1]] = 1.0
    for node in reversed(order):
        for (start, end), local in edges.items():
            if end == node:
                gradients[start] += gradients[node] * local
    return gradients
