"""Begins with biases of 1.

fails: initialize_biases, initialize_hidden
says: b1 begins with 1
"""


def initialize(sizes, scheme, rng):
    parameters = {}
    for k in range(1, len(sizes)):
        n_in, n_out = sizes[k - 1], sizes[k]
        variance = 2 / (n_in + n_out) if scheme == "xavier" else 2 / n_in
        parameters[f"W{k}"] = rng.normal(size=(n_in, n_out)) * variance**0.5
        parameters[f"b{k}"] = np.ones(n_out)
    return parameters
