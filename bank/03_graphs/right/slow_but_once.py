"""Looks through all edges for every node."""


def backward(order, edges, output):
    result = {node: 0.0 for node in order}
    result[output] = 1.0
    for node in reversed(list(order)):
        for (start, end), local in edges.items():
            if end == node:
                result[start] = result[start] + result[end] * local
    return result
