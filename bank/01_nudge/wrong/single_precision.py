"""Nudges in float32, which has seven digits.

fails: central_difference_values, central_difference_hidden
says: The slope of x² at 3 is 6, but central_difference gave
"""

import numpy as np


def central_difference(f, x, step=1e-5):
    x, step = np.float32(x), np.float32(step)
    return (f(x + step) - f(x - step)) / (2 * step)
