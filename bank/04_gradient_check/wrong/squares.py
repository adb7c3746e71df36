"""Forgets the roots.

fails: relative_error_values, relative_error_hidden, gradient_check_values, catches_factors, catches_hidden
says: a norm is the *root* of the sum of the squares
"""

import math

import numpy as np


def relative_error(a, b):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if a.shape != b.shape or not (np.isfinite(a).all() and np.isfinite(b).all()):
        return math.inf
    total = (a**2).sum() + (b**2).sum()
    return ((a - b) ** 2).sum() / total if total else 0.0
