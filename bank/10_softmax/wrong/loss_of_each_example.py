"""Returns N losses.

fails: cross_entropy_values, cross_entropy_square, cross_entropy_hidden, cross_entropy_large, rows_far_apart, arguments_unchanged
says: the loss is one number
"""


def cross_entropy(Z, y):
    return -log_softmax(Z)[np.arange(len(y)), y]
