"""Nothing calls anything; copies are changed, and only copies."""


def log_softmax(Z):
    out = np.array(Z, dtype=float)
    out -= out.max(axis=1).reshape(-1, 1)
    out -= np.log(np.add.reduce(np.exp(out), axis=1)).reshape(-1, 1)
    return out


def cross_entropy(Z, y):
    N = len(y)
    top = Z.max(axis=1)
    right = Z[range(N), y]
    return float(sum(top - right + np.log(np.exp(Z - top[:, None]).sum(1))) / N)


def softmax_backward(dP, P):
    dZ = P * dP
    dZ -= P * dZ.sum(axis=1, keepdims=True)
    return dZ


def cross_entropy_backward(Z, y):
    E = np.exp((Z.T - Z.max(axis=1)).T)
    dZ = E / E.sum(axis=1, keepdims=True) / len(y)
    np.subtract.at(dZ, (np.arange(len(y)), y), 1 / len(y))
    return dZ
