"""Asks with `if`, as one would of a single number.

fails: sigmoid_values, sigmoid_far_out, sigmoid_hidden
says: Choose entry by entry: `np.where`
"""


def sigmoid(Z):
    if Z >= 0:
        return 1 / (1 + np.exp(-Z))
    return np.exp(Z) / (1 + np.exp(Z))
