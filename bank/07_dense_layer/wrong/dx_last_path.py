"""Overwrites where paths add.

fails: dx_values, dx_in_a_square_layer, backward_hidden
says: only the path through the last output
"""


def dense_backward(dz, x, W):
    dx = np.zeros(len(x))
    for i in range(W.shape[0]):
        for j in range(W.shape[1]):
            dx[i] = W[i, j] * dz[j]
    return dx, np.outer(x, dz), dz
