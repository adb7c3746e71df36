"""Makes the gradient in the type of x, so that integers cut it off.

fails: gradient_of_integers
says: cuts off what follows the point
"""


def gradient_by_dual(f, x):
    """Return the derivative of f(x) with respect to each number in x: an array like x."""
    gradient = np.zeros_like(np.asarray(x))
    for i in range(len(x)):
        duals = [Dual(number, 1.0 if j == i else 0.0) for j, number in enumerate(x)]
        gradient[i] = f(duals).derivative
    return gradient
