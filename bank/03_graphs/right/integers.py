"""Begins with whole numbers."""


def path_sum(edges, source, target):
    total = 1 if source == target else 0
    for start, end in edges:
        if start == source:
            total = total + edges[(start, end)] * path_sum(edges, end, target)
    return total
