"""Squares z instead of tanh(z).

fails: tanh_backward_values, tanh_backward_hidden
says: it is tanh(z) that is squared
"""


def tanh_backward(dA, Z):
    return dA * (1 - np.tanh(Z**2))
