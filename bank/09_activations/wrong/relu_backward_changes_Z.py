"""Makes the mask in Z.

fails: arguments_unchanged
says: relu_backward changed Z
"""


def relu_backward(dA, Z):
    Z[Z <= 0] = 0
    Z[Z > 0] = 1
    return dA * Z
