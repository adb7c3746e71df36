"""Divides by N in place.

fails: batch_dX, batch_dX_hidden, batch_dW, batch_dW_hidden, batch_db, batch_db_hidden, batch_leaves_its_arguments
says: dZ is not as it was before the call
"""


def batch_backward(dZ, X, W):
    dZ /= len(X)
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)
