"""Makes the one-hot table as wide as the largest label.

fails: cross_entropy_values, cross_entropy_large, cross_entropy_hidden
says: also for a class that does not occur
"""


def cross_entropy(Z, y):
    Y = np.eye(y.max() + 1)[y]
    return -(Y * log_softmax(Z)).sum() / len(y)
