"""Leaves the products of all paths side by side.

fails: dx_values, dx_in_a_square_layer, backward_hidden
says: dx has shape (6, 5), but it must have (6,).
"""


def dense_backward(dz, x, W):
    return W * dz, np.outer(x, dz), dz
