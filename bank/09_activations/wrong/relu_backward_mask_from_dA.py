"""Takes the mask from the gradient.

fails: relu_backward_values, relu_backward_hidden
says: The mask is taken from dA
"""


def relu_backward(dA, Z):
    return dA * (dA > 0)
