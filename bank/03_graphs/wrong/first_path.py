"""Follows the first edge only.

fails: path_sum_values, path_sum_hidden
says: the product of the first path
"""


def path_sum(edges, source, target):
    if source == target:
        return 1.0
    for (start, end), local in edges.items():
        if start == source:
            return local * path_sum(edges, end, target)
    return 0.0
