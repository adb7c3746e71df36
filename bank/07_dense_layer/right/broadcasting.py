"""Broadcasts a column against a row; sums W * dz along rows; dz itself is db."""


def dense_forward(x, W, b):
    return (x[:, None] * W).sum(axis=0) + b


def dense_backward(dz, x, W):
    dW = x[:, None] * dz
    dx = (W * dz).sum(axis=1)
    return dx, dW, dz


def jacobian(x, W):
    return np.eye(W.shape[1])[:, None, :] * x[:, None]
