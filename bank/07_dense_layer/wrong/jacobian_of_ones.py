"""Marks which weights matter, and not how much.

fails: jacobian_values, jacobian_hidden
says: It holds 1 where x[i] should stand
"""


def jacobian(x, W):
    D, H = W.shape
    J = np.zeros((H, D, H))
    for k in range(H):
        J[k, :, k] = 1
    return J
