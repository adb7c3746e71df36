"""A floor under the probability puts a ceiling on the loss.

fails: cross_entropy_large
says: It puts a ceiling on the loss
"""


def cross_entropy(Z, y):
    P = np.exp(log_softmax(Z))
    return -np.log(np.maximum(P[np.arange(len(y)), y], 1e-15)).mean()
