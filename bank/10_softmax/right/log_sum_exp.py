"""By logaddexp, and a one-hot table by comparing labels with the numbers of the classes."""


def log_softmax(Z):
    return Z - np.logaddexp.reduce(Z, axis=1, keepdims=True)


def cross_entropy(Z, y):
    Y = y[:, None] == np.arange(Z.shape[1])
    return np.mean(np.logaddexp.reduce(Z, axis=1) - Z[Y])


def softmax_backward(dP, P):
    return P * dP - P * np.sum(P * dP, axis=1)[:, None]


def cross_entropy_backward(Z, y):
    Y = (y[:, None] == np.arange(Z.shape[1])).astype(float)
    return (np.exp(log_softmax(Z)) - Y) / Z.shape[0]
