"""Adds log(1 - p) for the wrong classes, as for ten separate sigmoids.

fails: cross_entropy_values, cross_entropy_square, cross_entropy_hidden, cross_entropy_large
says: The wrong classes have a term of their own here
"""


def cross_entropy(Z, y):
    P, Y = np.exp(log_softmax(Z)), np.eye(Z.shape[1])[y]
    return -(Y * np.log(P) + (1 - Y) * np.log(1 - P)).sum() / len(y)
