"""Saves memory: dX is written into X.

fails: loop_leaves_its_arguments
says: X is not as it was before the call
"""


def batch_backward_loop(dZ, X, W):
    dW, db = np.zeros(W.shape), np.zeros(W.shape[1])
    for n in range(len(X)):
        dW += np.outer(X[n], dZ[n])
        db += dZ[n]
        X[n] = W @ dZ[n]
    return X, dW, db
