"""Multiplies with the labels as if they were a table of 0 and 1.

fails: cross_entropy_values, cross_entropy_square, cross_entropy_hidden, cross_entropy_large
says: The labels were multiplied as if they were a table of 0 and 1
"""


def cross_entropy(Z, y):
    return -(log_softmax(Z) * y[:, None]).sum() / len(y)
