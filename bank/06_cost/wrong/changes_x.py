"""Writes the values of x away.

fails: gradient_hidden
says: changed the x it was given
"""


def gradient_by_dual(f, x):
    """Return the derivative of f(x) with respect to each number in x: an array like x."""
    gradient = np.zeros(len(x))
    for i in range(len(x)):
        duals = [Dual(number, 1.0 if j == i else 0.0) for j, number in enumerate(x)]
        gradient[i] = f(duals).derivative
    if isinstance(x, np.ndarray):
        x[:] = gradient
    return gradient
