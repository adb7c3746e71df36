"""Leaves the sign of the error.

fails: error_curve_values, error_curve_hidden
says: An error is an absolute value
"""


def error_curve(f, derivative, x, steps):
    return np.array([(f(x + h) - f(x - h)) / (2 * h) - derivative(x) for h in steps])
