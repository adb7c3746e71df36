"""Draws uniform numbers of the right variance.

fails: initialize_normal
says: equally likely between two limits
"""


def initialize(sizes, scheme, rng):
    parameters = {}
    for k in range(1, len(sizes)):
        n_in, n_out = sizes[k - 1], sizes[k]
        variance = 2 / (n_in + n_out) if scheme == "xavier" else 2 / n_in
        limit = (3 * variance) ** 0.5
        parameters[f"W{k}"] = rng.uniform(-limit, limit, size=(n_in, n_out))
        parameters[f"b{k}"] = np.zeros(n_out)
    return parameters
