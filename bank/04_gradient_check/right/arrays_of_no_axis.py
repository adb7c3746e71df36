"""Returns 0-d arrays, and compares lists."""

import math

import numpy as np


def relative_error(a, b):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if a.shape != b.shape or not (np.isfinite(a).all() and np.isfinite(b).all()):
        return math.inf
    total = math.hypot(*a.ravel()) + math.hypot(*b.ravel())
    return np.array(math.dist(a.ravel(), b.ravel()) / total if total else 0)
