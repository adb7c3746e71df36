"""Lets every output depend on every weight.

fails: jacobian_values, jacobian_hidden
says: z[k] does not change with a weight of another column
"""


def jacobian(x, W):
    D, H = W.shape
    J = np.zeros((H, D, H))
    J[:] = x[:, None]
    return J
