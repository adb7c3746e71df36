"""Solves the linear equations that the derivatives satisfy."""

import numpy as np


def backward(order, edges, output):
    place = {node: i for i, node in enumerate(order)}
    matrix, right = np.eye(len(order)), np.zeros(len(order))
    for (start, end), local in edges.items():
        matrix[place[start], place[end]] -= local
    right[place[output]] = 1
    return dict(zip(order, np.linalg.solve(matrix, right)))
