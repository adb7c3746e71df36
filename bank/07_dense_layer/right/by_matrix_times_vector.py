"""Never writes a transpose: for one example, W @ dz is dx."""


def dense_forward(x, W, b):
    return b + W.T.dot(x)


def dense_backward(dz, x, W):
    def outer(a, c):
        return np.multiply.outer(a, c)

    return W.dot(dz), outer(x, dz), dz + 0.0


def jacobian(x, W):
    by_column = [outer_column(x, k, W.shape[1]) for k in range(W.shape[1])]
    return np.stack(by_column)


def outer_column(x, k, H):
    return np.array([np.where(np.arange(H) == k, x_i, 0.0) for x_i in x])
