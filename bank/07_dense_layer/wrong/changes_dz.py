"""Clears dz once it is used up.

fails: arguments_unchanged
says: dense_backward changed dz
"""


def dense_backward(dz, x, W):
    dx, dW, db = W @ dz, np.outer(x, dz), dz.copy()
    dz[:] = 0
    return dx, dW, db
