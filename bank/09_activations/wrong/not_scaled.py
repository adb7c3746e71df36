"""Draws from the standard normal distribution.

fails: initialize_xavier, initialize_he, initialize_hidden
says: numbers that nobody has scaled
"""


def initialize(sizes, scheme, rng):
    parameters = {}
    for k in range(1, len(sizes)):
        n_in, n_out = sizes[k - 1], sizes[k]
        parameters[f"W{k}"] = rng.normal(size=(n_in, n_out))
        parameters[f"b{k}"] = np.zeros(n_out)
    return parameters
