"""Takes the two sizes of W in the wrong order.

fails: jacobian_values, jacobian_hidden
says: in `J[k, :, k]`, where J is (6, 5, 6): could not broadcast input array
"""


def jacobian(x, W):
    H, D = W.shape
    J = np.zeros((H, D, H))
    for k in range(H):
        J[k, :, k] = x
    return J
