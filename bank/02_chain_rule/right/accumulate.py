"""Lets itertools do the loop, and returns a tuple."""

from itertools import accumulate


def descend(gradient, x, learning_rate, steps):
    return tuple(accumulate(range(steps), lambda p, _: p - learning_rate * gradient(p), initial=x))
