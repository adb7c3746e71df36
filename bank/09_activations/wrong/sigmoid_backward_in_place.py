"""Multiplies into dA.

fails: arguments_unchanged
says: sigmoid_backward changed dA
"""


def sigmoid_backward(dA, Z):
    A = 0.5 + 0.5 * np.tanh(Z / 2)
    dA *= A * (1 - A)
    return dA
