"""Puts back by arithmetic, which is off in the last digit.

fails: partial_derivatives_unchanged, partial_derivatives_hidden
says: x[0] was 0.1 and is 0.09999999999999999
"""

import numpy as np


def partial_derivatives(f, x, step=1e-5):
    if not isinstance(x, np.ndarray):
        x = np.array(x, dtype=float)
    if x.dtype.kind in "iu":
        raise TypeError("integers")
    result = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        x[index] += step
        above = f(x)
        x[index] -= 2 * step
        below = f(x)
        x[index] += step
        result[index] = (above - below) / (2 * step)
    return result
