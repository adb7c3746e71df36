"""Squares z in the place of tanh(z).

fails: tanh_backward_values, tanh_backward_far_out, tanh_backward_hidden
says: It is dA times 1 − z²
"""


def tanh_backward(dA, Z):
    return dA * (1 - Z**2)
