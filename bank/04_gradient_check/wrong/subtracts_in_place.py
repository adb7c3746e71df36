"""Changes its first argument.

fails: relative_error_hidden, gradient_check_values, passes_hidden
says: `a -= b` does so
"""

import math

import numpy as np


def relative_error(a, b):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if a.shape != b.shape or not (np.isfinite(a).all() and np.isfinite(b).all()):
        return math.inf
    total = np.sqrt((a**2).sum()) + np.sqrt((b**2).sum())
    a -= b
    return np.sqrt((a**2).sum()) / total if total else 0.0
