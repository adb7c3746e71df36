"""Averages db.

fails: db_values, backward_hidden
says: nothing is to be averaged
"""


def dense_backward(dz, x, W):
    return W @ dz, np.outer(x, dz), dz.mean()
