"""Updates the weights before dx is computed.

fails: dx_values, dx_in_a_square_layer, backward_hidden, arguments_unchanged
says: A gradient says what to do; it does not do it.
"""


def dense_backward(dz, x, W):
    dW = np.outer(x, dz)
    W -= 0.1 * dW
    return W @ dz, dW, dz
