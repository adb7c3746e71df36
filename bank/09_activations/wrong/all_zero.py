"""Begins with all weights 0.

fails: initialize_xavier, initialize_he, initialize_normal, initialize_same_seed_same_weights, initialize_draws_anew, initialize_hidden
says: all weights of W1 are 0.
"""


def initialize(sizes, scheme, rng):
    parameters = {}
    for k in range(1, len(sizes)):
        n_in, n_out = sizes[k - 1], sizes[k]
        parameters[f"W{k}"] = np.zeros((n_in, n_out))
        parameters[f"b{k}"] = np.zeros(n_out)
    return parameters
