"""Follows every path in loops, prints, and returns lists of plain numbers."""


def dense_forward(x, W, b):
    z = []
    for j in range(len(b)):
        z_j = b[j]
        for i in range(len(x)):
            z_j += x[i] * W[i][j]
        z.append(z_j)
    print("z", z)
    return z


def dense_backward(dz, x, W):
    D, H = len(x), len(dz)
    dx = [0.0] * D
    dW = [[0.0] * H for _ in range(D)]
    for i in range(D):
        for j in range(H):
            dW[i][j] += float(x[i] * dz[j])
            dx[i] += float(W[i, j] * dz[j])
    return dx, dW, list(dz)


def jacobian(x, W):
    D, H = W.shape
    return [
        [[float(x[i]) if k == j else 0.0 for j in range(H)] for i in range(D)] for k in range(H)
    ]
