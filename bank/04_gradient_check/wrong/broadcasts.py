"""Compares what NumPy can broadcast.

fails: relative_error_special
says: Different shapes
"""


def relative_error(a, b):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if (
        a.size != b.size
        and a.size > 1
        and a.shape != b.shape
        or not np.isfinite(a).all()
        or not np.isfinite(b).all()
    ):
        return math.inf
    total = np.linalg.norm(a.ravel()) + np.linalg.norm(b.ravel())
    return float(np.linalg.norm((a.ravel() - b.ravel())) / total) if total else 0.0
