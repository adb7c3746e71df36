"""Takes in and out from the ends of the whole network.

fails: initialize_xavier, initialize_he, initialize_hidden
says: each layer has its own in and out
"""


def initialize(sizes, scheme, rng):
    parameters = {}
    for k in range(1, len(sizes)):
        n_in, n_out = sizes[k - 1], sizes[k]
        ends = sizes[0] + sizes[-1]
        variance = 2 / ends if scheme == "xavier" else 2 / sizes[0]
        parameters[f"W{k}"] = rng.normal(size=(n_in, n_out)) * variance**0.5
        parameters[f"b{k}"] = np.zeros(n_out)
    return parameters
