"""Makes an array of a generator, which holds the generator and not its numbers.

fails: error_curve_values, error_curve_hidden
says: error_curve should return real numbers
"""

import numpy as np


def error_curve(f, derivative, x, steps):
    return np.array(abs((f(x + h) - f(x - h)) / (2 * h) - derivative(x)) for h in steps)
