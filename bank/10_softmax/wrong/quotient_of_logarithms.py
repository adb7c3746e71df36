"""Divides by the logarithm instead of subtracting it.

fails: log_softmax_values, log_softmax_square, log_softmax_large, log_softmax_hidden, cross_entropy_values, cross_entropy_square, cross_entropy_large, cross_entropy_hidden, cross_entropy_backward_by_hand, cross_entropy_backward_nudges, cross_entropy_backward_square, cross_entropy_backward_large, cross_entropy_backward_hidden, rows_far_apart
says: The logarithm of a quotient is a difference
"""


def log_softmax(Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    return shifted / np.log(np.exp(shifted).sum(axis=1, keepdims=True))
