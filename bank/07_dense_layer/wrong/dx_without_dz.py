"""Ignores what arrives from above in dx.

fails: dx_values, dx_in_a_square_layer, backward_hidden
says: leaves out dz: that is right only where dz is 1 everywhere
"""


def dense_backward(dz, x, W):
    return W.sum(axis=1), np.outer(x, dz), dz
