"""Forgets the square.

fails: tanh_backward_values, tanh_backward_far_out, tanh_backward_hidden
says: a square is missing
"""


def tanh_backward(dA, Z):
    return dA * (1 - np.tanh(Z))
