"""Adds the local derivatives of a path.

fails: path_sum_values, path_sum_hidden, path_sum_ends
says: along a path, local derivatives multiply
"""


def path_sum(edges, source, target):
    def walk(node, so_far):
        if node == target:
            return so_far
        return sum(
            walk(end, so_far + local) for (start, end), local in edges.items() if start == node
        )

    return walk(source, 0.0)
