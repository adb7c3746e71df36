"""Raises ValueError for integers.

fails: partial_derivatives_integers
says: must raise TypeError; instead came ValueError
"""

import numpy as np


def partial_derivatives(f, x, step=1e-5):
    if isinstance(x, np.ndarray) and x.dtype.kind in "iu":
        raise ValueError("integers")
    x = np.array(x, dtype=float)
    result = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[index] += step
        below[index] -= step
        result[index] = (f(above) - f(below)) / (2 * step)
    return result
