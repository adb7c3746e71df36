"""Nudges all entries at once.

fails: partial_derivatives_values, partial_derivatives_shape, partial_derivatives_hidden
says: All entries were nudged at once
"""


def partial_derivatives(f, x, step=1e-5):
    if isinstance(x, np.ndarray) and not np.issubdtype(x.dtype, np.floating):
        raise TypeError("integers")
    x = np.array(x, dtype=float)
    return np.full(x.shape, (f(x + step) - f(x - step)) / (2 * step))
