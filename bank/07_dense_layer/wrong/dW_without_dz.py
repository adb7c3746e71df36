"""Ignores what arrives from above in dW.

fails: dW_values, dW_in_a_square_layer, backward_hidden
says: It is x in every column: what arrives from above, dz, is missing.
"""


def dense_backward(dz, x, W):
    return W @ dz, np.outer(x, np.ones(len(dz))), dz
