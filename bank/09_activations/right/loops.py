"""Goes entry by entry, and returns lists."""


def sigmoid(Z):
    def one(z):
        return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))

    return [[one(z) for z in row] for row in Z]


def sigmoid_backward(dA, Z):
    dZ = np.zeros_like(Z)
    for n in range(Z.shape[0]):
        for j in range(Z.shape[1]):
            t = math.tanh(Z[n, j] / 2)
            dZ[n, j] = dA[n, j] * (1 - t * t) / 4
    return dZ


def tanh_backward(dA, Z):
    return [
        [d * (1 - math.tanh(z) ** 2) for d, z in zip(ds, zs, strict=True)]
        for ds, zs in zip(dA, Z, strict=True)
    ]


def relu_backward(dA, Z):
    return [
        [d if z > 0 else 0.0 for d, z in zip(ds, zs, strict=True)]
        for ds, zs in zip(dA, Z, strict=True)
    ]


def initialize(sizes, scheme, rng):
    parameters = {}
    for k in range(len(sizes) - 1):
        i, o = sizes[k], sizes[k + 1]
        s = math.sqrt(2 / (i + o)) if scheme == "xavier" else math.sqrt(2 / i)
        W = [[s * rng.standard_normal() for _ in range(o)] for _ in range(i)]
        parameters |= {f"W{k + 1}": W, f"b{k + 1}": [0.0] * o}
    return parameters
