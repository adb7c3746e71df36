"""Forgets the parentheses around 1 - A.

fails: sigmoid_backward_values, sigmoid_backward_far_out, sigmoid_backward_hidden
says: Parentheses are missing around 1 − σ(z)
"""


def sigmoid_backward(dA, Z):
    A = 1 / (1 + np.exp(-Z))
    return dA * A * 1 - A
