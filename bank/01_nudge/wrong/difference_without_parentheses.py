"""Divides only the second value.

fails: central_difference_values, central_difference_step, central_difference_hidden
says: Put the difference into parentheses
"""


def central_difference(f, x, step=1e-5):
    return f(x + step) - f(x - step) / (2 * step)
