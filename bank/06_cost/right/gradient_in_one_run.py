"""Carries all derivatives along in one run, as the rows of an identity matrix."""


def gradient_by_dual(f, x):
    rows = np.eye(len(x))
    return f([Dual(v, row) for v, row in zip(x, rows)]).derivative
