"""Takes the sizes off their list.

fails: initialize_shapes
says: initialize changed the list of sizes
"""


def initialize(sizes, scheme, rng):
    parameters, k = {}, 1
    while len(sizes) > 1:
        n_in, n_out = sizes.pop(0), sizes[0]
        variance = 2 / (n_in + n_out) if scheme == "xavier" else 2 / n_in
        parameters[f"W{k}"] = rng.normal(size=(n_in, n_out)) * variance**0.5
        parameters[f"b{k}"] = np.zeros(n_out)
        k += 1
    return parameters
