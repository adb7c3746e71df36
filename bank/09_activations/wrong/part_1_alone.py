"""Is stuck in Part 1, and goes on with the library's sigmoid.

fails: sigmoid_values, sigmoid_far_out, sigmoid_hidden
says: That is the hyperbolic tangent.
"""


def sigmoid(Z):
    return np.tanh(Z)


def sigmoid_backward(dA, Z):
    from backprop.layers import sigmoid

    A = sigmoid(Z)
    return dA * A * (1 - A)
