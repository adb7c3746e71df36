"""Returns what f returns, a list of Duals.

fails: gradient_values, gradient_of_integers, gradient_hidden
says: Of what f returns, a Dual, take the derivative
"""


def gradient_by_dual(f, x):
    """Return the derivative of f(x) with respect to each number in x: an array like x."""
    gradient = [None] * len(x)
    for i in range(len(x)):
        duals = [Dual(number, 1.0 if j == i else 0.0) for j, number in enumerate(x)]
        gradient[i] = f(duals)
    return gradient
