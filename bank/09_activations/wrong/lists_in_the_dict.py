"""Puts a list of weights under one name.

fails: initialize_shapes, initialize_biases, initialize_xavier, initialize_he, initialize_normal, initialize_same_seed_same_weights, initialize_draws_anew, initialize_hidden
says: Each array has a name of its own
"""


def initialize(sizes, scheme, rng):
    parameters = {"W": [], "b": []}
    for n_in, n_out in zip(sizes[:-1], sizes[1:]):
        variance = 2 / (n_in + n_out) if scheme == "xavier" else 2 / n_in
        parameters["W"].append(rng.normal(size=(n_in, n_out)) * variance**0.5)
        parameters["b"].append(np.zeros(n_out))
    return parameters
