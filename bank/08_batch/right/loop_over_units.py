"""Loops over the units, which are few; all examples at once."""


def batch_backward(dZ, X, W):
    dX, dW, db = np.zeros_like(X), np.zeros_like(W), np.zeros(W.shape[1])
    for j in range(W.shape[1]):
        column = dZ[:, j]
        dX += np.outer(column, W[:, j])
        dW[:, j] = X.T @ column
        db[j] = column.sum()
    return dX, dW, db
