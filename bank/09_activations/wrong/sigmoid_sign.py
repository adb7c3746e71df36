"""Loses the sign in the exponent.

fails: sigmoid_values, sigmoid_far_out, sigmoid_hidden
says: a sign is lost in the exponent
"""


def sigmoid(Z):
    return 1 / (1 + np.exp(Z))
