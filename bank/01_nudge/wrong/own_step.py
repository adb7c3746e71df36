"""Ignores the argument step.

fails: central_difference_step, central_difference_hidden
says: The argument step has no effect
"""


def central_difference(f, x, step=1e-5):
    h = 1e-6
    return (f(x + h) - f(x - h)) / (2 * h)
