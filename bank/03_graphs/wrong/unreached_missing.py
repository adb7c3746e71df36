"""Has no entry for nodes that do not reach the output.

fails: backward_unreached
says: they get 0
"""


def backward(order, edges, output):
    arriving = {}
    for (start, end), local in edges.items():
        arriving.setdefault(end, []).append((start, local))
    gradients = {output: 1.0}
    for node in reversed(order):
        for start, local in arriving.get(node, []):
            if node in gradients:
                gradients[start] = gradients.get(start, 0.0) + gradients[node] * local
    return gradients
