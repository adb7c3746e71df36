"""Sets entries of dA to 0.

fails: arguments_unchanged
says: relu_backward changed dA
"""


def relu_backward(dA, Z):
    dA[Z <= 0] = 0
    return dA
