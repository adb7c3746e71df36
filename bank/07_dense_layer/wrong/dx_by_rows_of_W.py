"""Loops over the outputs, and takes for each of them a row of W.

fails: dW_values, dx_values, db_values, dx_in_a_square_layer, backward_hidden, arguments_unchanged
says: in `dx += W[j] * dz[j]`, where dx is (6,), W is (6, 5) and dz is (5,)
"""


def dense_backward(dz, x, W):
    dx = np.zeros_like(x)
    for j in range(len(dz)):
        dx += W[j] * dz[j]
    return dx, np.outer(x, dz), dz
