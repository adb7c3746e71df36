"""Returns at the first step.

fails: error_curve_values, error_curve_hidden
says: does `return` stand inside the loop?
"""


def error_curve(f, derivative, x, steps):
    errors = []
    for h in steps:
        errors.append(abs((f(x + h) - f(x - h)) / (2 * h) - derivative(x)))
        return errors
