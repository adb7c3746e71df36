"""Returns the three in another order.

fails: dW_values, dx_values, db_values, dW_in_a_square_layer, dx_in_a_square_layer, backward_hidden, arguments_unchanged
says: the order is dx, dW, db
"""


def dense_backward(dz, x, W):
    return np.outer(x, dz), dz, W @ dz
