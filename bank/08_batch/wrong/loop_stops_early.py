"""Forgets that range leaves out its end.

fails: loop_dX, loop_dW, loop_db, loop_leaves_its_arguments
says: what comes out without the last example: does the loop reach it
"""


def batch_backward_loop(dZ, X, W):
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(W.shape[1])
    for n in range(len(X) - 1):
        dX[n] = W @ dZ[n]
        dW += np.outer(X[n], dZ[n])
        db += dZ[n]
    return dX, dW, db
