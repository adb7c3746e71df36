"""Sums dW * W, the change of the loss if all weights grew in proportion.

fails: dx_values, dx_in_a_square_layer, backward_hidden
says: It has x as a factor
"""


def dense_backward(dz, x, W):
    dW = np.outer(x, dz)
    return (dW * W).sum(axis=1), dW, dz
