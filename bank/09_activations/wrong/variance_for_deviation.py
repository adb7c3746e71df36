"""Uses the variance as standard deviation.

fails: initialize_xavier, initialize_he, initialize_hidden
says: a normal distribution is scaled by its root
"""


def initialize(sizes, scheme, rng):
    parameters = {}
    for k in range(1, len(sizes)):
        n_in, n_out = sizes[k - 1], sizes[k]
        variance = 2 / (n_in + n_out) if scheme == "xavier" else 2 / n_in
        parameters[f"W{k}"] = rng.normal(0, variance, size=(n_in, n_out))
        parameters[f"b{k}"] = np.zeros(n_out)
    return parameters
