"""Writes x into a row, where a column belongs; the shape is repaired.

fails: jacobian_values, jacobian_hidden
says: The axes i and j are swapped
"""


def jacobian(x, W):
    D, H = W.shape
    J = np.zeros((H, H, D))
    for k in range(H):
        J[k, k] = x
    return J if D == H else J.transpose(0, 2, 1)
