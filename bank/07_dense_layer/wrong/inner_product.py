"""Takes the inner product of x and dz for dW.

fails: dW_values, dx_values, db_values, dW_in_a_square_layer, backward_hidden, arguments_unchanged
says: It is the inner product of x and dz, one number
"""


def dense_backward(dz, x, W):
    dW = x.T @ dz
    return W @ dz, dW, dz
