"""Lets a hundredth of the gradient through on the flat side.

fails: relu_backward_values, relu_backward_hidden
says: that is a leaky ReLU
"""


def relu_backward(dA, Z):
    return np.where(Z > 0, dA, 0.01 * dA)
