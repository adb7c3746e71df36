"""dW from dZ only: right for inputs that are all 1.

fails: batch_dW, batch_dW_hidden
says: right only where X is 1 everywhere
"""


def batch_backward(dZ, X, W):
    return dZ @ W.T, np.tile(dZ.sum(axis=0), (X.shape[1], 1)), dZ.sum(axis=0)
