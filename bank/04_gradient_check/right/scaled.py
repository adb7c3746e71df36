"""Divides by the largest entry first."""


def relative_error(a, b):
    a, b = np.array(a, dtype=float), np.array(b, dtype=float)
    if np.shape(a) != np.shape(b):
        return float("inf")
    if np.isnan(a).any() or np.isnan(b).any() or np.isinf(a).any() or np.isinf(b).any():
        return float("inf")
    largest = max(np.max(np.abs(a), initial=0), np.max(np.abs(b), initial=0))
    if largest == 0:
        return 0
    a, b = a / largest, b / largest
    return np.sqrt(np.sum(np.square(a - b))) / (
        np.sqrt(np.sum(np.square(a))) + np.sqrt(np.sum(np.square(b)))
    )
