"""Sums the products W * dz over the wrong axis.

fails: dx_values, dx_in_a_square_layer, backward_hidden
says: It adds up the columns of W * dz
"""


def dense_backward(dz, x, W):
    return (W * dz).sum(axis=0), np.outer(x, dz), dz
