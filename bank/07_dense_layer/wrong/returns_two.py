"""Leaves out db, which needs no computation.

fails: dW_values, dx_values, db_values, dW_in_a_square_layer, dx_in_a_square_layer, backward_hidden, arguments_unchanged
says: should be three arrays, dx, dW and db, but 2 came.
"""


def dense_backward(dz, x, W):
    return W @ dz, np.outer(x, dz)
