"""Multiplies the sum of the weights by the sum of what arrives.

fails: dx_values, dx_in_a_square_layer, backward_hidden
says: It multiplies two sums
"""


def dense_backward(dz, x, W):
    return W.sum(axis=1) * dz.sum(), np.outer(x, dz), dz
