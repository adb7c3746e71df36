"""Differentiates the quotient, and overflows.

fails: sigmoid_backward_far_out
says: infinity over infinity is nan
"""


def sigmoid_backward(dA, Z):
    return dA * np.exp(-Z) / (1 + np.exp(-Z)) ** 2
