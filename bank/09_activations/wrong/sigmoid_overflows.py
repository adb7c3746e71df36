"""Divides a large number by itself.

fails: sigmoid_far_out
says: At z = 1000, sigmoid is nan
"""


def sigmoid(Z):
    return np.exp(Z) / (1 + np.exp(Z))
