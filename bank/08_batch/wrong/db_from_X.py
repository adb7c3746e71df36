"""Sums the inputs.

fails: batch_db, batch_db_hidden
says: db has shape (6,), but it must have (5,)
"""


def batch_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ, X.sum(axis=0)
