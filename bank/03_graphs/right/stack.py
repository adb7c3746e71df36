"""Walks the paths with a stack."""


def path_sum(edges, source, target):
    total, stack = 0.0, [(source, 1.0)]
    while stack:
        node, product = stack.pop()
        if node == target:
            total += product
            continue
        stack += [(end, product * local) for (start, end), local in edges.items() if start == node]
    return total
