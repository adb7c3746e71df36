"""Forgets the path without edges.

fails: path_sum_ends
says: From a node to itself
"""


def path_sum(edges, source, target):
    total = 0.0
    for (start, end), local in edges.items():
        if start == source:
            total += local * (1.0 if end == target else path_sum(edges, end, target))
    return total
