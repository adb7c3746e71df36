"""Gives the input whose turn it is its own value as derivative.

fails: gradient_values, gradient_hidden
says: starts with derivative 1, not with its own value
"""


def gradient_by_dual(f, x):
    """Return the derivative of f(x) with respect to each number in x: an array like x."""
    gradient = np.zeros(len(x))
    for i in range(len(x)):
        duals = [Dual(number, number if j == i else 0.0) for j, number in enumerate(x)]
        gradient[i] = f(duals).derivative
    return gradient
