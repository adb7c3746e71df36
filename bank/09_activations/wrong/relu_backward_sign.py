"""Takes the sign for the slope.

fails: relu_backward_values, relu_backward_hidden
says: its slope is 0
"""


def relu_backward(dA, Z):
    return dA * np.sign(Z)
