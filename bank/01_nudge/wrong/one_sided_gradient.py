"""One-sided, for every entry.

fails: partial_derivatives_values, partial_derivatives_shape, partial_derivatives_hidden
says: partial_derivatives gave
"""


def partial_derivatives(f, x, step=1e-5):
    if isinstance(x, np.ndarray) and not np.issubdtype(x.dtype, np.floating):
        raise TypeError("integers")
    x = np.array(x, dtype=float)
    result = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        before = x[index]
        x[index] = before + step
        above = f(x)
        x[index] = before
        below = f(x)
        x[index] = before
        result[index] = (above - below) / step
    return result
