"""dX comes out as (D, N).

fails: batch_dX, batch_dX_hidden
says: It is W @ dZ.T
"""


def batch_backward(dZ, X, W):
    return W @ dZ.T, X.T @ dZ, dZ.sum(axis=0)
