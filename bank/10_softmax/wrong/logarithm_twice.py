"""Takes the logarithm of a logarithm.

fails: cross_entropy_values, cross_entropy_square, cross_entropy_large, cross_entropy_hidden, rows_far_apart, arguments_unchanged
says: a logarithm already
"""


def cross_entropy(Z, y):
    return -np.log(log_softmax(Z)[np.arange(len(y)), y]).mean()
