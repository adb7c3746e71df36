"""Computes in the array that it was given.

fails: arguments_unchanged
says: sigmoid changed Z
"""


def sigmoid(Z):
    Z *= 0.5
    np.tanh(Z, out=Z)
    Z *= 0.5
    Z += 0.5
    return Z
