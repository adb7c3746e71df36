"""Compares with names that nobody passes.

fails: initialize_shapes, initialize_biases, initialize_xavier, initialize_he, initialize_normal, initialize_same_seed_same_weights, initialize_draws_anew, initialize_hidden
says: in small letters
"""


def initialize(sizes, scheme, rng):
    parameters = {}
    for k in range(1, len(sizes)):
        n_in, n_out = sizes[k - 1], sizes[k]
        if scheme == "Xavier":
            variance = 2 / (n_in + n_out)
        if scheme == "He":
            variance = 2 / n_in
        parameters[f"W{k}"] = rng.normal(size=(n_in, n_out)) * variance**0.5
        parameters[f"b{k}"] = np.zeros(n_out)
    return parameters
