"""Divides by a batch size that stood in another program.

fails: batch_dW, batch_dW_hidden
says: Every entry is 0.03125 times
"""


def batch_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ / 32, dZ.sum(axis=0)
