"""Divides by N, which dA has been through already.

fails: relu_backward_values, relu_backward_hidden
says: the 1/N of the mean is in dA already
"""


def relu_backward(dA, Z):
    return dA * (Z > 0) / len(Z)
