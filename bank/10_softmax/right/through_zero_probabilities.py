"""The long way, in which the right probability cancels before it divides."""


def log_softmax(Z):
    differences = Z[:, None, :] - Z[:, :, None]
    top = differences.max(axis=2)
    return -top - np.log(np.exp(differences - top[:, :, None]).sum(axis=2))


def cross_entropy(Z, y):
    losses = [-row[label] for row, label in zip(log_softmax(Z), y)]
    return np.mean(losses)


def softmax_backward(dP, P):
    p = P[:, :, None]
    J = p * (np.eye(P.shape[1]) - np.swapaxes(p, 1, 2))
    return (dP[:, None, :] @ J)[:, 0, :]


def cross_entropy_backward(Z, y):
    log_P = log_softmax(Z)
    return np.array(
        [-(np.eye(Z.shape[1])[label] - np.exp(row)) / len(y) for row, label in zip(log_P, y)]
    )
