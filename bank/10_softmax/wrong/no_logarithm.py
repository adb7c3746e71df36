"""The mean of 1 - p.

fails: cross_entropy_values, cross_entropy_square, cross_entropy_hidden, cross_entropy_large
says: That is the mean of 1 − p; where is the logarithm?
"""


def cross_entropy(Z, y):
    return (1 - np.exp(log_softmax(Z))[np.arange(len(y)), y]).mean()
