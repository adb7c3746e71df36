"""Takes it that names are text.

fails: path_sum_hidden
says: has no attribute 'startswith'
"""


def path_sum(edges, source, target):
    if source == target:
        return 1.0
    total = 0.0
    for (start, end), local in edges.items():
        if start.startswith(source):
            total += local * path_sum(edges, end, target)
    return total
