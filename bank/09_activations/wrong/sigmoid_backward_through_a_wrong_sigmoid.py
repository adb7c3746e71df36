"""A right way back through a wrong way forward.

fails: sigmoid_values, sigmoid_far_out, sigmoid_hidden, sigmoid_backward_values, sigmoid_backward_hidden
says: If you call it, begin there.
"""


def sigmoid(Z):
    return 0.5 + 0.5 * np.tanh(Z)


def sigmoid_backward(dA, Z):
    A = sigmoid(Z)
    return dA * A * (1 - A)
