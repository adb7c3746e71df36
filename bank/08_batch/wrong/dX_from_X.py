"""dX from the layer's values in the place of dZ.

fails: batch_dX, batch_dX_hidden
says: with Z in the place of dZ
"""


def batch_backward(dZ, X, W):
    return X @ W @ W.T, X.T @ dZ, dZ.sum(axis=0)
