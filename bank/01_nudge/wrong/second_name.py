"""Takes a second name for a copy.

fails: partial_derivatives_values, partial_derivatives_shape, partial_derivatives_unchanged, partial_derivatives_hidden
says: partial_derivatives gave [0. 0.]
"""

import numpy as np


def partial_derivatives(f, x, step=1e-5):
    if isinstance(x, np.ndarray) and x.dtype.kind in "iu":
        raise TypeError("integers")
    x = np.array(x, dtype=float)
    result = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        above = x
        above[index] += step
        below = x
        below[index] -= step
        result[index] = (f(above) - f(below)) / (2 * step)
    return result
