"""Sums the powers of the matrix of local derivatives: each power holds the paths of one length."""

import numpy as np


def path_sum(edges, source, target):
    nodes = list(dict.fromkeys([node for edge in edges for node in edge] + [source, target]))
    local = np.zeros((len(nodes), len(nodes)))
    for (start, end), value in edges.items():
        local[nodes.index(start), nodes.index(end)] = value
    total = power = np.eye(len(nodes))
    for _ in nodes:
        power = power @ local
        total = total + power
    return total[nodes.index(source), nodes.index(target)]
