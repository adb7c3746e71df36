"""Returns from inside the loop, after one example.

fails: loop_dX, loop_dW, loop_db, loop_leaves_its_arguments
says: is the `return` behind the loop?
"""


def batch_backward_loop(dZ, X, W):
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(W.shape[1])
    for n in range(len(X)):
        dX[n] = W @ dZ[n]
        dW += np.outer(X[n], dZ[n])
        db += dZ[n]
        return dX, dW, db
