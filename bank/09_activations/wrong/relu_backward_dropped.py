"""Picks the entries that pass, and drops the others.

fails: relu_backward_values, relu_backward_hidden
says: keeps some entries and drops the others
"""


def relu_backward(dA, Z):
    return dA[Z > 0]
