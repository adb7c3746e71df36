"""Plain lists inside, and lists back."""


def batch_backward_loop(dZ, X, W):
    dZ, X, W = dZ.tolist(), X.tolist(), W.tolist()
    dX = [[sum(w * d for w, d in zip(row, dz)) for row in W] for dz in dZ]
    dW = [
        [sum(x[i] * dz[j] for x, dz in zip(X, dZ)) for j in range(len(W[0]))] for i in range(len(W))
    ]
    return [dX, dW, [sum(column) for column in zip(*dZ)]]


def batch_backward(dZ, X, W):
    return (dZ @ W.T).tolist(), (X.T @ dZ).tolist(), dZ.sum(axis=0).tolist()


def unbroadcast(gradient, shape):
    if shape == ():
        return float(gradient.sum())
    while gradient.ndim > len(shape):
        gradient = sum(gradient)
    for axis, size in enumerate(shape):
        if size == 1:
            gradient = gradient.sum(axis=axis, keepdims=True)
    return gradient.tolist()
