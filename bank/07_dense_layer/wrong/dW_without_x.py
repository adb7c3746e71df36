"""Hands dz on to every weight.

fails: dW_values, dW_in_a_square_layer, backward_hidden
says: It is dz in every row
"""


def dense_backward(dz, x, W):
    return W @ dz, np.ones_like(W) * dz, dz
