"""Gives weights the shape (out, in).

fails: initialize_shapes, initialize_hidden
says: It is transposed: rows are inputs
"""


def initialize(sizes, scheme, rng):
    parameters = {}
    for k in range(1, len(sizes)):
        n_in, n_out = sizes[k - 1], sizes[k]
        variance = 2 / (n_in + n_out) if scheme == "xavier" else 2 / n_in
        parameters[f"W{k}"] = rng.normal(size=(n_out, n_in)) * variance**0.5
        parameters[f"b{k}"] = np.zeros(n_out)
    return parameters
