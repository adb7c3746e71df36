"""Calls itself along the longest path, remembering what it knows.

fails: backward_thousand_diamonds
says: too deep for a function that calls itself
"""


def backward(order, edges, output):
    leaving = {}
    for (start, end), local in edges.items():
        leaving.setdefault(start, []).append((end, local))
    known = {output: 1.0}

    def slope(node):
        if node not in known:
            known[node] = sum((local * slope(end) for end, local in leaving.get(node, [])), 0.0)
        return known[node]

    return {node: slope(node) for node in order}
