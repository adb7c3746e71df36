"""Calls f with an array of points.

fails: error_curve_values, error_curve_hidden
says: it takes one number at a time
"""

import numpy as np


def error_curve(f, derivative, x, steps):
    steps = np.asarray(steps)
    return abs((f(x + steps) - f(x - steps)) / (2 * steps) - derivative(x))
