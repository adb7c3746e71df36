"""Converts integers silently.

fails: partial_derivatives_integers
says: must raise TypeError
"""


def partial_derivatives(f, x, step=1e-5):
    x = np.array(x, dtype=float)
    result = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        before = x[index]
        x[index] = before + step
        above = f(x)
        x[index] = before - step
        below = f(x)
        x[index] = before
        result[index] = (above - below) / (2 * step)
    return result
