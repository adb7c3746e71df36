"""Picks the columns of all labels in every row: (N, N) numbers.

fails: cross_entropy_values, cross_entropy_square, cross_entropy_hidden
says: It pairs each example with the labels of all the others
"""


def cross_entropy(Z, y):
    return -log_softmax(Z)[:, y].mean()
