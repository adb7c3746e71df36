"""Multiplies X and dZ entry by entry: only where D and H are equal does it run.

fails: batch_dX, batch_dX_hidden, batch_dW, batch_dW_hidden, batch_db, batch_db_hidden, batch_leaves_its_arguments, batch_is_vectorized
says: It is X * dZ, entry by entry; an entry of dW is a sum of products.
"""


def batch_backward(dZ, X, W):
    dX = dZ @ W.T
    dW = X * dZ
    return dX, dW, dZ.sum(axis=0)
