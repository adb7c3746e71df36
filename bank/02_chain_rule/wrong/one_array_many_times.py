"""Appends the same array again and again, and changes it.

fails: descend_values, descend_hidden
says: change one array that stands in the list four times
"""

import numpy as np


def descend(gradient, x, learning_rate, steps):
    x = np.array(x, dtype=float)
    points = [x]
    for _ in range(steps):
        x -= learning_rate * gradient(x)
        points.append(x)
    return np.array(points)
