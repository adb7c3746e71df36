"""Draws uniform numbers between minus and plus the standard deviation.

fails: initialize_xavier, initialize_he, initialize_normal, initialize_hidden
says: That is a third of it
"""


def initialize(sizes, scheme, rng):
    parameters = {}
    for k in range(1, len(sizes)):
        n_in, n_out = sizes[k - 1], sizes[k]
        variance = 2 / (n_in + n_out) if scheme == "xavier" else 2 / n_in
        limit = variance**0.5
        parameters[f"W{k}"] = rng.uniform(-limit, limit, size=(n_in, n_out))
        parameters[f"b{k}"] = np.zeros(n_out)
    return parameters
