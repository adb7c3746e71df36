"""Takes numbers as they lie in memory, which a transposed view does not have in order.

fails: batch_dW_hidden
says: views of other arrays
"""


def batch_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ.ravel(order="K").reshape(dZ.shape), dZ.sum(axis=0)
