"""Keeps a dict from one call to the next.

fails: path_sum_values, path_sum_ends
says: as a default argument is
"""


def path_sum(edges, source, target, known={}):
    if source == target:
        return 1.0
    if source not in known:
        known[source] = sum(
            local * path_sum(edges, end, target)
            for (start, end), local in edges.items()
            if start == source
        )
    return known[source]
