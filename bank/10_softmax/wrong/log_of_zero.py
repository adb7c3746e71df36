"""Shifted, but the logarithm is taken of probabilities that are 0.

fails: log_softmax_large, cross_entropy_large
says: a logarithm of 0
"""


def log_softmax(Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    P = np.exp(shifted)
    P = P / P.sum(axis=1, keepdims=True)
    return np.log(P)
