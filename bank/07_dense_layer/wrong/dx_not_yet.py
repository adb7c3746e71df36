"""Hands in two of the three gradients.

fails: dx_values, dx_in_a_square_layer, backward_hidden
says: dx is None
"""


def dense_backward(dz, x, W):
    return None, np.outer(x, dz), dz.copy()
