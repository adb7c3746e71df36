"""Keeps the logarithm finite by adding a little to each probability.

fails: log_softmax_values, log_softmax_square, log_softmax_hidden, log_softmax_large, cross_entropy_values, cross_entropy_square, cross_entropy_hidden, cross_entropy_large, cross_entropy_backward_large, rows_far_apart
says: It looks as if 1e-07 was added to each probability
"""


def log_softmax(Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    P = np.exp(shifted)
    P = P / P.sum(axis=1, keepdims=True)
    return np.log(P + 1e-7)
