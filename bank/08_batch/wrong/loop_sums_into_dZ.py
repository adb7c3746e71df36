"""Begins with a row of dZ, and adds the others into it.

fails: loop_leaves_its_arguments
says: dZ is not as it was before the call
"""


def batch_backward_loop(dZ, X, W):
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for n in range(len(X)):
        dX[n] = W @ dZ[n]
        dW += np.outer(X[n], dZ[n])
    db = dZ[0]
    for n in range(1, len(X)):
        db += dZ[n]
    return dX, dW, db
