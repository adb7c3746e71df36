"""Takes every difference without its sign.

fails: cross_entropy_backward_by_hand, cross_entropy_backward_nudges, cross_entropy_backward_square, cross_entropy_backward_large, cross_entropy_backward_hidden, rows_far_apart, arguments_unchanged
says: it should be p − 1
"""


def cross_entropy_backward(Z, y):
    return np.abs(np.exp(log_softmax(Z)) - np.eye(Z.shape[1])[y]) / len(y)
