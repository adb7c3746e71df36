"""Draws the last layer first, single precision and all, with whole zeros."""


def initialize(sizes, scheme, rng):
    parameters = {}
    for k in reversed(range(1, len(sizes))):
        i, o = sizes[k - 1], sizes[k]
        W = np.asfortranarray(rng.standard_normal((o, i), dtype=np.float32).T)
        W /= np.sqrt(i / 2) if scheme == "he" else np.sqrt((i + o) / 2)
        parameters[f"W{k}"] = W
        parameters[f"b{k}"] = np.zeros_like(W[0])
    return dict(sorted(parameters.items()))
