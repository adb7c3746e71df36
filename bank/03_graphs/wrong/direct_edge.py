"""Looks up the edge between the two.

fails: path_sum_values, path_sum_ends, path_sum_hidden
says: only the direct edge was counted
"""


def path_sum(edges, source, target):
    return edges.get((source, target), 0.0)
