"""Takes the value for the slope.

fails: relu_backward_values, relu_backward_hidden
says: the value of the ReLU in the place of its slope
"""


def relu_backward(dA, Z):
    return dA * np.maximum(Z, 0)
