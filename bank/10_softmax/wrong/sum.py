"""The sum over the examples where the mean is wanted.

fails: cross_entropy_values, cross_entropy_square, cross_entropy_hidden
says: the loss is their mean
"""


def cross_entropy(Z, y):
    return -log_softmax(Z)[np.arange(len(y)), y].sum()
