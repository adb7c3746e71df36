"""Returns a list of layers.

fails: initialize_shapes, initialize_hidden, initialize_biases, initialize_xavier, initialize_he, initialize_normal, initialize_same_seed_same_weights, initialize_draws_anew
says: initialize should return a dict
"""


def initialize(sizes, scheme, rng):
    parameters = []
    for k in range(1, len(sizes)):
        n_in, n_out = sizes[k - 1], sizes[k]
        variance = 2 / (n_in + n_out) if scheme == "xavier" else 2 / n_in
        W = rng.normal(size=(n_in, n_out)) * variance**0.5
        parameters.append((W, np.zeros(n_out), k))
    return parameters
