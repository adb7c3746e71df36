"""Adds a small number to the divisor, which hides a small gradient.

fails: relative_error_values
says: Is something added to the divisor?
"""

import math

import numpy as np


def relative_error(a, b):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if a.shape != b.shape or not (np.isfinite(a).all() and np.isfinite(b).all()):
        return math.inf
    return np.linalg.norm((a - b).ravel()) / (
        np.linalg.norm(a.ravel()) + np.linalg.norm(b.ravel()) + 1e-12
    )
