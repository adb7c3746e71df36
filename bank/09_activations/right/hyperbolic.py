"""The slopes by way of the hyperbolic cosine, which overflows to infinity and divides well."""


def sigmoid_backward(dA, Z):
    return dA / (2 + 2 * np.cosh(Z))


def tanh_backward(dA, Z):
    return dA / np.cosh(Z) ** 2
