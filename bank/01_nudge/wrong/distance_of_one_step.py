"""Divides by step: the two inputs are 2 * step apart.

fails: central_difference_values, central_difference_step, central_difference_hidden
says: twice what it is
"""


def central_difference(f, x, step=1e-5):
    return (f(x + step) - f(x - step)) / step
