"""Contracts axes, and reduces with np.add."""


def batch_backward(dZ, X, W):
    dX = np.tensordot(dZ, W, axes=(1, 1))
    return dX, np.tensordot(X, dZ, axes=(0, 0)), np.add.reduce(dZ, axis=0)


def unbroadcast(gradient, shape):
    new = gradient.ndim - len(shape)
    before = (1,) * new + tuple(shape)
    for axis in range(gradient.ndim):
        if before[axis] == 1:
            gradient = np.add.reduce(gradient, axis=axis, keepdims=True)
    return gradient.reshape(shape)
