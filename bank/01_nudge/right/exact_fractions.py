"""Subtracts in exact fractions."""

from fractions import Fraction


def central_difference(f, x, step=1e-5):
    rise = Fraction(f(x + step)) - Fraction(f(x - step))
    return rise / (2 * Fraction(step))
