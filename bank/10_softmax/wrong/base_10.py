"""Logarithms to base 10, which many other fields prefer.

fails: cross_entropy_values, cross_entropy_square, cross_entropy_hidden
says: a logarithm to base 10
"""


def cross_entropy(Z, y):
    return -log_softmax(Z)[np.arange(len(y)), y].mean() / np.log(10)
