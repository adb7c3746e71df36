"""Draws all weights at once, and cuts them up."""


def initialize(sizes, scheme, rng):
    shapes = [(sizes[k], sizes[k + 1]) for k in range(len(sizes) - 1)]
    drawn = rng.standard_normal(sum(i * o for i, o in shapes))
    parameters, start = {}, 0
    for k, (i, o) in enumerate(shapes, 1):
        W = drawn[start : start + i * o].reshape(i, o)
        start += i * o
        parameters[f"W{k}"] = (2 / (i + o if scheme == "xavier" else i)) ** 0.5 * W
        parameters[f"b{k}"] = np.repeat(0.0, o)
    return parameters
