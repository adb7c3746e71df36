"""Spells everything as einsum, and returns a list."""


def dense_forward(x, W, b):
    return np.einsum("i,ij->j", x, W) + b


def dense_backward(dz, x, W):
    return [
        np.einsum("ij,j->i", W, dz),
        np.einsum("i,j->ij", x, dz),
        np.einsum("j->j", dz),
    ]


def jacobian(x, W):
    return np.einsum("i,kj->kij", x, np.eye(W.shape[1]))
