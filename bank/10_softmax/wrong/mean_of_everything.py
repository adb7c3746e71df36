"""The mean over a table in which all classes but one are 0.

fails: cross_entropy_values, cross_entropy_square, cross_entropy_hidden
says: It was divided by C, too
"""


def cross_entropy(Z, y):
    Y = np.eye(Z.shape[1])[y]
    return -(Y * log_softmax(Z)).mean()
