"""Tries transposes until the shapes fit, which in a square layer is at once.

fails: dx_in_a_square_layer
says: One transpose is missing, or one too many
"""


def dense_backward(dz, x, W):
    dx = dz @ W if W.shape[0] == len(dz) else dz @ W.T
    return dx, np.outer(x, dz), dz
