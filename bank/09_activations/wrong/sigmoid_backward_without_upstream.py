"""Ignores what arrives from above.

fails: sigmoid_backward_values, sigmoid_backward_hidden
says: It is the slope alone
"""


def sigmoid_backward(dA, Z):
    A = 0.5 + 0.5 * np.tanh(Z / 2)
    return A * (1 - A)
