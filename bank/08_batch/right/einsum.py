"""Names the indices."""


def batch_backward(dZ, X, W):
    dX = np.einsum("nh,dh->nd", dZ, W)
    return dX, np.einsum("nd,nh->dh", X, dZ), np.einsum("nh->h", dZ)


def unbroadcast(gradient, shape):
    axes = "abcdefgh"[: gradient.ndim]
    lined_up = axes[gradient.ndim - len(shape) :]
    sizes = dict(zip(axes, gradient.shape))
    kept = "".join(a for a, n in zip(lined_up, shape) if n == sizes[a])
    return np.einsum(f"{axes}->{kept}", gradient).reshape(shape)
