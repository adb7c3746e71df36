"""Takes the mean before the logarithm.

fails: cross_entropy_values, cross_entropy_square, cross_entropy_large, cross_entropy_hidden
says: That is the logarithm of a mean
"""


def cross_entropy(Z, y):
    return -np.log(np.exp(log_softmax(Z))[np.arange(len(y)), y].mean())
