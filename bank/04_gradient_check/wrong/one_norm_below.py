"""Divides by one norm only.

fails: relative_error_values, relative_error_hidden, gradient_check_values, catches_hidden
says: divide by the sum of both norms
"""


def relative_error(a, b):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if a.shape != b.shape or not np.isfinite(a).all() or not np.isfinite(b).all():
        return math.inf
    total = np.linalg.norm(a.ravel())
    return float(np.linalg.norm((a - b).ravel()) / total) if total else 0.0
