"""Uses the graph of the example instead of its argument.

fails: path_sum_hidden
says: the sum over 5 paths is −19.75, but came 0.0
"""


def path_sum(edges, source, target):
    if source == target:
        return 1.0
    return sum(
        local * path_sum(edges, end, target)
        for (start, end), local in EDGES.items()
        if start == source
    )
