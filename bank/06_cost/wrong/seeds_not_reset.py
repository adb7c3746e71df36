"""Does not set the derivative of an input back to 0.

fails: gradient_values, gradient_hidden
says: set the derivative of an input back to 0
"""


def gradient_by_dual(f, x):
    duals = [Dual(number, 0.0) for number in x]
    gradient = np.zeros(len(x))
    for i in range(len(x)):
        duals[i] = Dual(x[i], 1.0)
        gradient[i] = f(duals).derivative
    return gradient
