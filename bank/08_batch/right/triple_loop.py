"""Loops over numbers, and prints."""


def batch_backward_loop(dZ, X, W):
    N, D, H = len(X), W.shape[0], W.shape[1]
    dX, dW, db = np.zeros((N, D)), np.zeros((D, H)), np.zeros(H)
    for n in range(N):
        for j in range(H):
            db[j] += dZ[n, j]
            for i in range(D):
                dX[n, i] += dZ[n, j] * W[i, j]
                dW[i, j] += X[n, i] * dZ[n, j]
    print("done", N)
    return dX, dW, db
