"""Computes chapter 8's loss.

fails: cross_entropy_values, cross_entropy_square, cross_entropy_large, cross_entropy_hidden
says: chapter 8's loss
"""


def cross_entropy(Z, y):
    P = np.exp(log_softmax(Z))
    return ((P - np.eye(Z.shape[1])[y]) ** 2).sum() / (2 * len(y))
