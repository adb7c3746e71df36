"""Multiplies x and dz entry by entry.

fails: dW_values, dx_values, db_values, dW_in_a_square_layer, backward_hidden, arguments_unchanged
says: It is x * dz, entry by entry
"""


def dense_backward(dz, x, W):
    return W @ dz, x * dz, dz
