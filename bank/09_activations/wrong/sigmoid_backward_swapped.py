"""Takes its arguments in the other order.

fails: sigmoid_backward_values, sigmoid_backward_far_out, sigmoid_backward_hidden
says: dA and Z have changed places
"""


def sigmoid_backward(Z, dA):
    A = 0.5 + 0.5 * np.tanh(Z / 2)
    return dA * A * (1 - A)
