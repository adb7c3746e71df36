"""Nudges where a formula was asked for.

fails: tanh_backward_hidden
says: is it a nudge, or float32?
"""


def tanh_backward(dA, Z):
    return dA * (np.tanh(Z + 1e-5) - np.tanh(Z - 1e-5)) / 2e-5
