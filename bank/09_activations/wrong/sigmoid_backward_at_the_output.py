"""Takes the slope at σ(z).

fails: sigmoid_backward_values, sigmoid_backward_far_out, sigmoid_backward_hidden
says: The slope is taken at what came out
"""


def sigmoid_backward(dA, Z):
    A = 0.5 + 0.5 * np.tanh(Z / 2)
    B = 0.5 + 0.5 * np.tanh(A / 2)
    return dA * B * (1 - B)
