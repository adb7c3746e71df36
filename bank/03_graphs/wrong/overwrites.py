"""Writes = for +=.

fails: backward_values, backward_unreached, backward_hidden, backward_thousand_diamonds
says: its gradients add (+=, not =)
"""


def backward(order, edges, output):
    arriving = {}
    for (start, end), local in edges.items():
        arriving.setdefault(end, []).append((start, local))
    gradients = dict.fromkeys(order, 0.0)
    gradients[output] = 1.0
    for node in reversed(order):
        for start, local in arriving.get(node, []):
            gradients[start] = gradients[node] * local
    return gradients
