"""Takes the worst entry by entry, which flags right gradients.

fails: relative_error_values, relative_error_hidden, passes_hidden
says: compare by norm, not entry by entry
"""


def relative_error(a, b):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if a.shape != b.shape or not np.isfinite(a).all() or not np.isfinite(b).all():
        return math.inf
    total = np.abs(a) + np.abs(b)
    return float(np.max(np.where(total > 0, np.abs(a - b) / np.where(total > 0, total, 1), 0)))
