"""Gives the local derivative of the bias for its gradient.

fails: db_values, backward_hidden
says: It leaves out what arrives from above, dz
"""


def dense_backward(dz, x, W):
    return W @ dz, np.outer(x, dz), np.ones(W.shape[1])
