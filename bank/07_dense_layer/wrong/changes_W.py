"""Weighs the edges in W itself.

fails: arguments_unchanged
says: dense_backward changed W
"""


def dense_backward(dz, x, W):
    dW = np.outer(x, dz)
    W *= dz
    return W.sum(axis=1), dW, dz
