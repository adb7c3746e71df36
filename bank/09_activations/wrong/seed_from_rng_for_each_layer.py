"""Takes one seed, and draws all layers from it.

fails: initialize_draws_anew
says: is the generator made anew for each layer?
"""


def initialize(sizes, scheme, rng):
    parameters, seed = {}, int(rng.integers(2**31))
    for k in range(1, len(sizes)):
        n_in, n_out = sizes[k - 1], sizes[k]
        variance = 2 / (n_in + n_out) if scheme == "xavier" else 2 / n_in
        parameters[f"W{k}"] = np.random.default_rng(seed).normal(size=(n_in, n_out)) * variance**0.5
        parameters[f"b{k}"] = np.zeros(n_out)
    return parameters
