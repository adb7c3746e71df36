"""Ignores what arrives from above.

fails: relu_backward_values, relu_backward_hidden
says: It is the slope alone
"""


def relu_backward(dA, Z):
    return np.where(Z > 0, 1.0, 0.0)
