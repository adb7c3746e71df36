"""Lays the weights of each output in one long row.

fails: jacobian_values, jacobian_hidden
says: jacobian has shape (5, 30), but it must have (5, 6, 5).
"""


def jacobian(x, W):
    return np.kron(x, np.eye(W.shape[1]))
