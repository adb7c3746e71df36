"""Divides by the number of outputs, as if they were examples.

fails: dW_values, dW_in_a_square_layer, backward_hidden
says: Every entry is 0.2 times the measured one
"""


def dense_backward(dz, x, W):
    return W @ dz, np.outer(x, dz) / len(dz), dz
