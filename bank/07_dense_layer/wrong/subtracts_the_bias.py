"""Subtracts the bias, as a threshold.

fails: dense_forward_values, dense_forward_hidden
says: the bias was subtracted
"""


def dense_forward(x, W, b):
    return np.dot(x, W) - b
