"""Forgets the 2 in both schemes.

fails: initialize_xavier, initialize_he, initialize_hidden
says: a factor 2 is missing
"""


def initialize(sizes, scheme, rng):
    parameters = {}
    for k in range(1, len(sizes)):
        n_in, n_out = sizes[k - 1], sizes[k]
        variance = 1 / (n_in + n_out) if scheme == "xavier" else 1 / n_in
        parameters[f"W{k}"] = rng.normal(size=(n_in, n_out)) * variance**0.5
        parameters[f"b{k}"] = np.zeros(n_out)
    return parameters
