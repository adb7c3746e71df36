"""The explicit Jacobian of each row, contracted by einsum; a 0-d array as loss."""


def log_softmax(Z):
    shifted = Z - np.amax(Z, axis=1)[:, np.newaxis]
    return shifted - np.log(np.einsum("nc->n", np.exp(shifted)))[:, np.newaxis]


def cross_entropy(Z, y):
    Y = np.eye(Z.shape[1])[y]
    return np.asarray(-np.einsum("nc,nc->", Y, log_softmax(Z)) / len(Z))


def softmax_backward(dP, P):
    J = np.einsum("nk,kc->nkc", P, np.eye(P.shape[1])) - np.einsum("nk,nc->nkc", P, P)
    return np.einsum("nk,nkc->nc", dP, J)


def cross_entropy_backward(Z, y):
    return (np.exp(log_softmax(Z)) - np.eye(Z.shape[1])[y]) / len(Z)
