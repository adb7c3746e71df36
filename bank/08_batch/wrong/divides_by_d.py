"""Divides by the number of inputs.

fails: batch_dW, batch_dW_hidden
says: Every entry is 0.1667 times
"""


def batch_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ / X.shape[1], dZ.sum(axis=0)
