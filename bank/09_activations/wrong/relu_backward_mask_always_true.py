"""Takes the mask from the ReLU, with >=.

fails: relu_backward_values, relu_backward_hidden
says: as if the mask were always true
"""


def relu_backward(dA, Z):
    A = np.maximum(Z, 0)
    return dA * (A >= 0)
