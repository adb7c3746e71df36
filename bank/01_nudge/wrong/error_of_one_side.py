"""Measures the error of the one-sided difference.

fails: error_curve_values, error_curve_hidden
says: the errors are [0.01, 0.25]
"""


def error_curve(f, derivative, x, steps):
    return np.array([abs((f(x + h) - f(x)) / h - derivative(x)) for h in steps])
