"""Builds the Jacobian for dW after all, and contracts it."""


def dense_backward(dz, x, W):
    D, H = W.shape
    J = np.zeros((H, D, H))
    for k in range(H):
        for i in range(D):
            J[k, i, k] = x[i]
    return np.array([W[i] @ dz for i in range(D)]), np.tensordot(dz, J, axes=1), +dz
