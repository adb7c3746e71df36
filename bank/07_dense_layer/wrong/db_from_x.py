"""Multiplies db by the input, which the bias never meets.

fails: db_values, backward_hidden
says: x never meets the bias
"""


def dense_backward(dz, x, W):
    return W @ dz, np.outer(x, dz), np.outer(x, dz).sum(axis=0)
