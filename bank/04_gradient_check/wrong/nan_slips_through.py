"""Returns NaN for NaN, and lets infinite numbers pass.

fails: relative_error_special, catches_hidden
says: NaN cannot be compared
"""


def relative_error(a, b):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if a.shape != b.shape:
        return math.inf
    total = np.linalg.norm(a.ravel()) + np.linalg.norm(b.ravel())
    return float(np.linalg.norm((a - b).ravel()) / total) if total else 0.0
