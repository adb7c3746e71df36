"""Adds up dZ where the outer product belongs.

fails: loop_dW
says: right only where X is 1 everywhere
"""


def batch_backward_loop(dZ, X, W):
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(W.shape[1])
    for n in range(len(X)):
        dX[n] = W @ dZ[n]
        dW += dZ[n]
        db += dZ[n]
    return dX, dW, db
