"""Leaves out the axis of the outputs.

fails: jacobian_values, jacobian_hidden
says: one table for all outputs
"""


def jacobian(x, W):
    return np.tile(x[:, None], (1, W.shape[1]))
