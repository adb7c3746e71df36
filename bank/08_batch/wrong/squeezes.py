"""Loses the axis of the examples where there is one example.

fails: batch_dX_hidden
says: dX has shape (3,), but it must have (1, 3)
"""


def batch_backward(dZ, X, W):
    return (dZ @ W.T).squeeze(), X.T @ dZ, dZ.sum(axis=0)
