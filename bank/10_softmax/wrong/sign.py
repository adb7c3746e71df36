"""The minus sign is lost.

fails: cross_entropy_values, cross_entropy_square, cross_entropy_hidden
says: a surprise is never negative
"""


def cross_entropy(Z, y):
    return log_softmax(Z)[np.arange(len(y)), y].mean()
