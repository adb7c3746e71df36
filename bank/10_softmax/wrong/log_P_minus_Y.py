"""Forgets the exponential.

fails: cross_entropy_backward_by_hand, cross_entropy_backward_nudges, cross_entropy_backward_square, cross_entropy_backward_large, cross_entropy_backward_hidden, rows_far_apart
says: It is log P − Y
"""


def cross_entropy_backward(Z, y):
    return (log_softmax(Z) - np.eye(Z.shape[1])[y]) / len(y)
