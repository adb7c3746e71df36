"""Forgets dX, which training does not need.

fails: batch_dX, batch_dX_hidden, batch_dW, batch_dW_hidden, batch_db, batch_db_hidden, batch_leaves_its_arguments, batch_is_vectorized
says: Return three arrays, in this order: dX, dW, db; 2 came.
"""


def batch_backward(dZ, X, W):
    return X.T @ dZ, dZ.sum(axis=0)
