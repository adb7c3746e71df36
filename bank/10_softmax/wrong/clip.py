"""Keeps the logarithm finite by a clip, which is another number than the right one.

fails: log_softmax_large, cross_entropy_large
says: a floor under the probabilities
"""


def log_softmax(Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    P = np.exp(shifted)
    P = P / P.sum(axis=1, keepdims=True)
    return np.log(np.clip(P, 1e-12, 1))
