"""Forgets the parentheses around the slope.

fails: tanh_backward_values, tanh_backward_far_out, tanh_backward_hidden
says: Parentheses are missing around 1 − tanh²(z)
"""


def tanh_backward(dA, Z):
    return 1 - np.tanh(Z) ** 2 * dA
