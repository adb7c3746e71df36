"""Hands in two of the three gradients.

fails: batch_dX, batch_dX_hidden
says: dX is None.
"""


def batch_backward(dZ, X, W):
    return None, X.T @ dZ, dZ.sum(axis=0)
