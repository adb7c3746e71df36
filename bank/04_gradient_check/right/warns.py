"""Divides first and mends afterwards: NumPy warns, and the result is right."""

import math

import numpy as np


def relative_error(a, b):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if a.shape != b.shape:
        return math.inf
    error = np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b))
    if not a.any() and not b.any():
        return 0.0
    return error if np.isfinite(error) else math.inf
