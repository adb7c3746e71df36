"""Forgets to return.

fails: central_difference_values, central_difference_step, central_difference_hidden
says: central_difference returned None: is a `return` missing?
"""


def central_difference(f, x, step=1e-5):
    slope = (f(x + step) - f(x - step)) / (2 * step)
