"""Writes the root over the 2 alone.

fails: initialize_xavier, initialize_he, initialize_hidden
says: The root was taken of the 2 alone
"""


def initialize(sizes, scheme, rng):
    parameters = {}
    for k in range(1, len(sizes)):
        n_in, n_out = sizes[k - 1], sizes[k]
        deviation = np.sqrt(2) / (n_in + n_out) if scheme == "xavier" else np.sqrt(2) / n_in
        parameters[f"W{k}"] = rng.normal(size=(n_in, n_out)) * deviation
        parameters[f"b{k}"] = np.zeros(n_out)
    return parameters
