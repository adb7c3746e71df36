"""Nudges every logit instead of writing the formula.

fails: cross_entropy_backward_hidden
says: is it a nudge
"""


def cross_entropy_backward(Z, y):
    return partial_derivatives(lambda Z: cross_entropy(Z, y), Z)
