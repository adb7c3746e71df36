"""Returns after the first edge, whether or not it leaves the source.

fails: path_sum_values, path_sum_hidden
says: does `return` stand after the loop?
"""


def path_sum(edges, source, target):
    if source == target:
        return 1.0
    total = 0.0
    for (start, end), local in edges.items():
        if start == source:
            total += local * path_sum(edges, end, target)
        return total
