"""Computes dx from x, where W belongs.

fails: dx_values, dx_in_a_square_layer, backward_hidden
says: It is made of x
"""


def dense_backward(dz, x, W):
    dW = np.outer(x, dz)
    return dW.sum(axis=1), dW, dz
