"""Hands over the place of an input and not its value.

fails: gradient_of_integers, gradient_hidden
says: f did not get the values of x
"""


def gradient_by_dual(f, x):
    """Return the derivative of f(x) with respect to each number in x: an array like x."""
    gradient = np.zeros(len(x))
    for i in range(len(x)):
        duals = [Dual(float(j), 1.0 if j == i else 0.0) for j, number in enumerate(x)]
        gradient[i] = f(duals).derivative
    return gradient
