"""Forgets to return the sum.

fails: path_sum_values, path_sum_ends, path_sum_hidden
says: path_sum has called itself and got None
"""


def path_sum(edges, source, target):
    if source == target:
        return 1.0
    total = 0.0
    for (start, end), local in edges.items():
        if start == source:
            total += local * path_sum(edges, end, target)
