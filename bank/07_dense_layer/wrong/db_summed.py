"""Sums db over everything, to one number.

fails: db_values, backward_hidden
says: It was summed over everything
"""


def dense_backward(dz, x, W):
    return W @ dz, np.outer(x, dz), dz.sum()
