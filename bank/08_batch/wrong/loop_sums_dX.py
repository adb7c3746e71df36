"""Adds up what belongs to one example each: every row of dX is the sum.

fails: loop_dX
says: All rows are the same
"""


def batch_backward_loop(dZ, X, W):
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(W.shape[1])
    for n in range(len(X)):
        dX += W @ dZ[n]
        dW += np.outer(X[n], dZ[n])
        db += dZ[n]
    return dX, dW, db
