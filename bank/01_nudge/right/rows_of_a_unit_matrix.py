"""Adds the rows of a unit matrix instead of writing into x, and returns a list."""

import numpy as np


def partial_derivatives(f, x, step=1e-5):
    if np.asarray(x).dtype.kind in "iu":
        raise TypeError("integers")
    x = np.asarray(x, dtype=float)
    nudges = step * np.eye(x.size).reshape((x.size, *x.shape))
    slopes = [(f(x + nudge) - f(x - nudge)) / (2 * step) for nudge in nudges]
    return np.reshape(slopes, x.shape).tolist()
