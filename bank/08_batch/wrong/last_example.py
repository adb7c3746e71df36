"""Keeps the last example's outer product.

fails: batch_dW, batch_dW_hidden
says: what the last example contributes
"""


def batch_backward(dZ, X, W):
    return dZ @ W.T, np.outer(X[-1], dZ[-1]), dZ.sum(axis=0)
