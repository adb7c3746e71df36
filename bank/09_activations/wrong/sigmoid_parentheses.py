"""Forgets the parentheses below the line.

fails: sigmoid_values, sigmoid_far_out, sigmoid_hidden
says: parentheses are missing
"""


def sigmoid(Z):
    return 1 / 1 + np.exp(-Z)
