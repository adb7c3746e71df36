"""Writes down W, which is the derivative with respect to x.

fails: jacobian_values, jacobian_hidden
says: It holds weights
"""


def jacobian(x, W):
    D, H = W.shape
    J = np.zeros((H, D, H))
    for k in range(H):
        J[k, :, k] = W[:, k]
    return J
