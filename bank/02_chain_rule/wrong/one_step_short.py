"""Begins to count the steps at 1.

fails: descend_values, descend_hidden
says: does the loop run 3 times?
"""

import numpy as np


def descend(gradient, x, learning_rate, steps):
    points = [x]
    for _ in range(1, steps):
        points.append(points[-1] - learning_rate * gradient(points[-1]))
    return np.array(points)
