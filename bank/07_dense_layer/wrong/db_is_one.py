"""Gives 1, the local derivative of every bias.

fails: db_values, backward_hidden
says: It is the local derivative of the bias; what arrives from above, dz, is missing.
"""


def dense_backward(dz, x, W):
    return W @ dz, np.outer(x, dz), 1
