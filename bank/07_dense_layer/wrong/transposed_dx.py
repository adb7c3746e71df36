"""Multiplies by W where its transpose is needed: only a square layer lets it run.

fails: dW_values, dx_values, db_values, dx_in_a_square_layer, backward_hidden, arguments_unchanged
says: It takes W the wrong way round
"""


def dense_backward(dz, x, W):
    return dz @ W, np.outer(x, dz), dz
