"""Takes the value for the slope.

fails: sigmoid_backward_values, sigmoid_backward_far_out, sigmoid_backward_hidden
says: It is dA times the value of the activation
"""


def sigmoid_backward(dA, Z):
    return dA * (0.5 + 0.5 * np.tanh(Z / 2))
