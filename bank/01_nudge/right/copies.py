"""Copies x for every nudge, with a flat index."""


def partial_derivatives(f, x, step=1e-5):
    if np.issubdtype(np.asarray(x).dtype, np.integer) and not isinstance(x, list):
        raise TypeError("x must hold floats")
    x = np.asarray(x, dtype=float)
    slopes = []
    for i in range(x.size):
        nudge = np.zeros(x.size)
        nudge[i] = step
        nudge = nudge.reshape(x.shape)
        slopes.append((f(x + nudge) - f(x - nudge)) / (2 * step))
    return np.array(slopes).reshape(x.shape)
