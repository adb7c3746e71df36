"""Follows the first edge only.

fails: path_sum_values, path_sum_hidden
says: path_sum(x, y) is 2·3
"""


def path_sum(edges, source, target):
    if source == target:
        return 1.0
    for (start, end), local in edges.items():
        if start == source:
            return local * path_sum(edges, end, target)
    return 0.0
