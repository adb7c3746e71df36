"""Draws from np.random.

fails: initialize_same_seed_same_weights
says: draw from `rng`, not from `np.random`
"""


def initialize(sizes, scheme, rng):
    parameters = {}
    for k in range(1, len(sizes)):
        n_in, n_out = sizes[k - 1], sizes[k]
        variance = 2 / (n_in + n_out) if scheme == "xavier" else 2 / n_in
        parameters[f"W{k}"] = np.random.randn(n_in, n_out) * variance**0.5
        parameters[f"b{k}"] = np.zeros(n_out)
    return parameters
