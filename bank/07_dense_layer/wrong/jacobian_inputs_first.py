"""Puts the axis of the inputs first.

fails: jacobian_values, jacobian_hidden
says: The axes stand in another order
"""


def jacobian(x, W):
    return np.einsum("i,jk->ijk", x, np.eye(W.shape[1]))
