"""Takes the slope at tanh(z).

fails: tanh_backward_values, tanh_backward_far_out, tanh_backward_hidden
says: The slope is taken at what came out
"""


def tanh_backward(dA, Z):
    return dA * (1 - np.tanh(np.tanh(Z)) ** 2)
