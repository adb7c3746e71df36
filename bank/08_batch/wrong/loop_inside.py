"""A loop over the examples, in one line.

fails: batch_is_vectorized
says: Is there a loop over the examples?
"""


def batch_backward(dZ, X, W):
    dX = np.array([W @ dz for dz in dZ])
    return dX, sum(np.outer(x, dz) for x, dz in zip(X, dZ)), sum(dZ)
