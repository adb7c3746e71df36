"""The factors of dW in the wrong order.

fails: batch_dW, batch_dW_hidden
says: It is dZ.T @ X
"""


def batch_backward(dZ, X, W):
    return dZ @ W.T, dZ.T @ X, dZ.sum(axis=0)
