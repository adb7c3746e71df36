"""Multiplies as matrices.

fails: sigmoid_backward_values, sigmoid_backward_far_out, sigmoid_backward_hidden
says: An activation works entry by entry
"""


def sigmoid_backward(dA, Z):
    A = 0.5 + 0.5 * np.tanh(Z / 2)
    return dA.T @ (A * (1 - A))
