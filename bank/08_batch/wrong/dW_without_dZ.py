"""dW from X only: what arrives from the loss is ignored.

fails: batch_dW, batch_dW_hidden
says: right only where dZ is 1 everywhere
"""


def batch_backward(dZ, X, W):
    return dZ @ W.T, X.T @ np.ones(dZ.shape), dZ.sum(axis=0)
