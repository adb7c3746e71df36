"""Rounds to six digits.

fails: central_difference_values, central_difference_hidden
says: but central_difference gave 0.540302000000
"""


def central_difference(f, x, step=1e-5):
    return round((f(x + step) - f(x - step)) / (2 * step), 6)
