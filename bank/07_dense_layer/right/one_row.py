"""Makes a batch of one, as chapter 8 will, and takes it apart again; helpers around it."""


def row(v):
    return v.reshape(1, -1)


def dense_forward(x, W, b):
    return (row(x) @ W + b)[0]


def dense_backward(dz, x, W):
    dx = (row(dz) @ W.T).ravel()
    dW = row(x).T @ row(dz)
    db = row(dz).sum(axis=0)
    return dx, dW, db


def jacobian(x, W):
    D, H = W.shape
    J = np.zeros((H, D, H))
    J[np.arange(H), :, np.arange(H)] = x
    return J
