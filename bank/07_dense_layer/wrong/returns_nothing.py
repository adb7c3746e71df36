"""Computes everything and returns nothing.

fails: dW_values, dx_values, db_values, dW_in_a_square_layer, dx_in_a_square_layer, backward_hidden, arguments_unchanged
says: is `return dx, dW, db` missing?
"""


def dense_backward(dz, x, W):
    dx, dW, db = W @ dz, np.outer(x, dz), dz
    print(dx, dW, db)
