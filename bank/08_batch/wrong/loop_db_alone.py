"""Hands in one of the three gradients.

fails: loop_dX, loop_dW
says: dW is None.
"""


def batch_backward_loop(dZ, X, W):
    db = np.zeros(W.shape[1])
    for n in range(len(X)):
        db += dZ[n]
    return None, None, db
