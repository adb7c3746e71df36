"""Forgets that an edge can end at the target.

fails: path_sum_values, path_sum_hidden
says: the direct edge is missing
"""


def path_sum(edges, source, target):
    if source == target:
        return 1.0
    between = {node for edge in edges for node in edge} - {source, target}
    total = 0.0
    for node in between:
        if (source, node) in edges and (node, target) in edges:
            total += edges[source, node] * edges[node, target]
    return total
