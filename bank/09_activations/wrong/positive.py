"""Draws positive weights only.

fails: initialize_xavier, initialize_he, initialize_normal, initialize_hidden
says: half of them are negative
"""


def initialize(sizes, scheme, rng):
    parameters = {}
    for k in range(1, len(sizes)):
        n_in, n_out = sizes[k - 1], sizes[k]
        variance = 2 / (n_in + n_out) if scheme == "xavier" else 2 / n_in
        parameters[f"W{k}"] = np.abs(rng.normal(size=(n_in, n_out))) * variance**0.5
        parameters[f"b{k}"] = np.zeros(n_out)
    return parameters
