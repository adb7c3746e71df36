"""Counts layers from 0.

fails: initialize_shapes, initialize_hidden, initialize_biases, initialize_xavier, initialize_he, initialize_normal, initialize_same_seed_same_weights, initialize_draws_anew
says: Layers count from 1: W1 is the first
"""


def initialize(sizes, scheme, rng):
    parameters = {}
    for k in range(len(sizes) - 1):
        n_in, n_out = sizes[k], sizes[k + 1]
        variance = 2 / (n_in + n_out) if scheme == "xavier" else 2 / n_in
        parameters[f"W{k}"] = rng.normal(size=(n_in, n_out)) * variance**0.5
        parameters[f"b{k}"] = np.zeros(n_out)
    return parameters
