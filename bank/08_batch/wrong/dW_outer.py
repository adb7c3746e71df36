"""Hands whole matrices to np.outer, which is made for vectors.

fails: batch_dW, batch_dW_hidden, batch_is_vectorized
says: np.outer takes every pair of entries
"""


def batch_backward(dZ, X, W):
    return dZ @ W.T, np.outer(X, dZ), dZ.sum(axis=0)
