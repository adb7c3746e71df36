"""Is stuck in Part 1, and goes on with the library's log_softmax.

fails: log_softmax_values, log_softmax_square, log_softmax_large, log_softmax_hidden, rows_far_apart, arguments_unchanged
says: what makes each row of probabilities sum to 1?
"""


def log_softmax(Z):
    return Z.copy()


def cross_entropy(Z, y):
    from backprop.losses import log_softmax

    return -log_softmax(Z)[np.arange(len(y)), y].mean()


def cross_entropy_backward(Z, y):
    from backprop.losses import log_softmax

    return (np.exp(log_softmax(Z)) - np.eye(Z.shape[1])[y]) / len(y)
