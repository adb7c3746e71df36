"""Draws one row, and repeats it.

fails: initialize_xavier, initialize_he, initialize_normal, initialize_hidden, initialize_draws_anew
says: All rows of W1 are equal
"""


def initialize(sizes, scheme, rng):
    parameters = {}
    for k in range(1, len(sizes)):
        n_in, n_out = sizes[k - 1], sizes[k]
        variance = 2 / (n_in + n_out) if scheme == "xavier" else 2 / n_in
        parameters[f"W{k}"] = np.tile(rng.normal(size=n_out), (n_in, 1)) * variance**0.5
        parameters[f"b{k}"] = np.zeros(n_out)
    return parameters
