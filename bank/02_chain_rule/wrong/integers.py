"""Keeps the points in an array of integers.

fails: descend_values, descend_hidden
says: an array of integers cannot hold 0.5
"""

import numpy as np


def descend(gradient, x, learning_rate, steps):
    points = np.zeros(steps + 1, dtype=int)
    points[0] = x
    for i in range(steps):
        points[i + 1] = points[i] - learning_rate * gradient(points[i])
    return points
