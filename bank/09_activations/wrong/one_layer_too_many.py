"""Takes the number of sizes for the number of layers.

fails: initialize_shapes, initialize_biases, initialize_xavier, initialize_he, initialize_normal, initialize_same_seed_same_weights, initialize_draws_anew, initialize_hidden
says: a layer each
"""


def initialize(sizes, scheme, rng):
    parameters = {}
    for k in range(len(sizes)):
        n_in, n_out = sizes[k], sizes[k + 1]
        variance = 2 / (n_in + n_out) if scheme == "xavier" else 2 / n_in
        parameters[f"W{k + 1}"] = rng.normal(size=(n_in, n_out)) * variance**0.5
        parameters[f"b{k + 1}"] = np.zeros(n_out)
    return parameters
