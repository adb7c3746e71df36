"""Takes the largest singular value for the norm of a matrix.

fails: relative_error_values, relative_error_hidden
says: The norm is taken over all entries together
"""

import math

import numpy as np


def relative_error(a, b):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if a.shape != b.shape or not (np.isfinite(a).all() and np.isfinite(b).all()):
        return math.inf
    norm = (
        (lambda v: np.linalg.norm(v, 2)) if a.ndim in (1, 2) else (lambda v: np.sqrt((v**2).sum()))
    )
    total = norm(a) + norm(b)
    return norm(a - b) / total if total else 0.0
