"""Every input has derivative 1 at once: each entry is the sum of the gradient.

fails: gradient_values, gradient_hidden
says: all inputs had derivative 1 at once
"""


def gradient_by_dual(f, x):
    """Return the derivative of f(x) with respect to each number in x: an array like x."""
    gradient = np.zeros(len(x))
    for i in range(len(x)):
        duals = [Dual(number, 1.0) for j, number in enumerate(x)]
        gradient[i] = f(duals).derivative
    return gradient
