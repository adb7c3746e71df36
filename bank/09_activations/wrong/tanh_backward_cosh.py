"""Knows the slope as 1 / cosh, and forgets its square.

fails: tanh_backward_values, tanh_backward_hidden
says: the slope is 1 / cosh²(z), a square is missing
"""


def tanh_backward(dA, Z):
    return dA / np.cosh(Z)
