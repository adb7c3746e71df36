"""Returns db of shape (1, H).

fails: db_values, backward_hidden
says: The two differ in axes of length 1.
"""


def dense_backward(dz, x, W):
    return W @ dz, np.outer(x, dz), dz[np.newaxis, :]
