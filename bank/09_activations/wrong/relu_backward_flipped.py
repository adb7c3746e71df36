"""Lets pass where the ReLU is flat.

fails: relu_backward_values, relu_backward_hidden
says: passes where Z is negative
"""


def relu_backward(dA, Z):
    return np.where(Z < 0, dA, 0)
