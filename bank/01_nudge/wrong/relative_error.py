"""Divides the error by the slope.

fails: error_curve_values, error_curve_hidden
says: the errors are [0.01, 0.25]
"""


def error_curve(f, derivative, x, steps):
    exact = derivative(x)
    return np.array([abs((f(x + h) - f(x - h)) / (2 * h) - exact) / abs(exact) for h in steps])
