"""Takes the outer product the wrong way round and repairs the shape, not the values.

fails: dW_values, dW_in_a_square_layer, backward_hidden
says: It is the transpose of the right one.
"""


def dense_backward(dz, x, W):
    return W @ dz, np.outer(dz, x).reshape(W.shape), dz
