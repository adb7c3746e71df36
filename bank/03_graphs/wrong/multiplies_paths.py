"""Multiplies what should be added.

fails: path_sum_values, path_sum_hidden
says: paths add
"""


def path_sum(edges, source, target):
    def walk(node, product):
        if node == target:
            yield product
        for (start, end), local in edges.items():
            if start == node:
                yield from walk(end, product * local)

    total, found = 1.0, False
    for product in walk(source, 1.0):
        total, found = total * product, True
    return total if found else 0.0
