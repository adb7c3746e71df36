"""Calls f with the Duals as arguments and not as one list.

fails: gradient_values, gradient_of_integers, gradient_hidden
says: f takes one list of Duals
"""


def gradient_by_dual(f, x):
    """Return the derivative of f(x) with respect to each number in x: an array like x."""
    gradient = np.zeros(len(x))
    for i in range(len(x)):
        duals = [Dual(number, 1.0 if j == i else 0.0) for j, number in enumerate(x)]
        gradient[i] = f(*duals).derivative
    return gradient
