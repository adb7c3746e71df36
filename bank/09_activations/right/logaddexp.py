"""Goes through logarithms, and draws with the scale."""


def sigmoid(Z):
    return np.exp(-np.logaddexp(0, -Z))


def sigmoid_backward(dA, Z):
    return dA * np.exp(-np.logaddexp(0, -Z) - np.logaddexp(0, Z))


def tanh_backward(dA, Z):
    A = np.tanh(Z)
    return dA * (1 + A) * (1 - A)


def relu_backward(dA, Z):
    return dA * np.heaviside(Z, 0.0)


def initialize(sizes, scheme, rng):
    pairs = list(zip(sizes[:-1], sizes[1:], strict=True))
    variances = {"xavier": [2 / (i + o) for i, o in pairs], "he": [2 / i for i, _ in pairs]}[scheme]
    parameters = {}
    for k, ((i, o), v) in enumerate(zip(pairs, variances, strict=True), start=1):
        parameters["W" + str(k)] = rng.normal(loc=0.0, scale=math.sqrt(v), size=[i, o])
    parameters.update({"b" + str(k): np.zeros(o) for k, (_, o) in enumerate(pairs, start=1)})
    return parameters
