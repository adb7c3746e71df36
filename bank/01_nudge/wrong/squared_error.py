"""Squares the error.

fails: error_curve_values, error_curve_hidden
says: The errors came out squared
"""


def error_curve(f, derivative, x, steps):
    return [((f(x + h) - f(x - h)) / (2 * h) - derivative(x)) ** 2 for h in steps]
