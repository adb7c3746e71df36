"""Swaps the schemes.

fails: initialize_xavier, initialize_he, initialize_hidden
says: That is the variance of the other scheme.
"""


def initialize(sizes, scheme, rng):
    parameters = {}
    for k in range(1, len(sizes)):
        n_in, n_out = sizes[k - 1], sizes[k]
        variance = 2 / (n_in + n_out) if scheme == "he" else 2 / n_in
        parameters[f"W{k}"] = rng.normal(size=(n_in, n_out)) * variance**0.5
        parameters[f"b{k}"] = np.zeros(n_out)
    return parameters
