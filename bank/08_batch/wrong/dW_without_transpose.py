"""No transpose in dW: only a square layer with N = D lets it pass.

fails: batch_dX, batch_dX_hidden, batch_dW, batch_dW_hidden, batch_db, batch_db_hidden, batch_leaves_its_arguments, batch_is_vectorized
says: It is X @ dZ
"""


def batch_backward(dZ, X, W):
    return dZ @ W.T, X @ dZ, dZ.sum(axis=0)
