"""Subtracts the upper value from the lower one.

fails: central_difference_values, central_difference_step, central_difference_hidden
says: subtract the lower value from the upper one
"""


def central_difference(f, x, step=1e-5):
    return (f(x - step) - f(x + step)) / (2 * step)
