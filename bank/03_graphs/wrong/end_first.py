"""Reads the key as (end, start).

fails: path_sum_values, path_sum_ends, path_sum_hidden
says: An edge leaves the first name of its key
"""


def path_sum(edges, source, target):
    if source == target:
        return 1.0
    total = 0.0
    for (end, start), local in edges.items():
        if start == source:
            total += local * path_sum(edges, end, target)
    return total
