"""One run with derivative 1 everywhere gives one number, a directional derivative.

fails: gradient_values, gradient_of_integers, gradient_hidden
says: One run of f gives the derivative with respect to one input only
"""


def gradient_by_dual(f, x):
    return f([Dual(number, 1.0) for number in x]).derivative
