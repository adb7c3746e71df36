"""Labels turned into floats, which cannot be an index.

fails: cross_entropy_values, cross_entropy_square, cross_entropy_hidden, cross_entropy_large, rows_far_apart, arguments_unchanged
says: An index must be a whole number
"""


def cross_entropy(Z, y):
    y = np.asarray(y, dtype=float)
    return -log_softmax(Z)[np.arange(len(y)), y].mean()
