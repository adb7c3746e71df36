"""Forgets the last layer.

fails: initialize_shapes, initialize_normal, initialize_hidden
says: the dict lacks W2, b2: 3 sizes make 2 layers
"""


def initialize(sizes, scheme, rng):
    parameters = {}
    for k in range(1, len(sizes) - 1):
        n_in, n_out = sizes[k - 1], sizes[k]
        variance = 2 / (n_in + n_out) if scheme == "xavier" else 2 / n_in
        parameters[f"W{k}"] = rng.normal(size=(n_in, n_out)) * variance**0.5
        parameters[f"b{k}"] = np.zeros(n_out)
    return parameters
