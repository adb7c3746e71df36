"""Takes the form of the sigmoid that has no large exponent, and the mask from the ReLU."""


def sigmoid(Z):
    E = np.exp(-np.abs(Z))
    return np.where(Z >= 0, 1 / (1 + E), E / (1 + E))


def sigmoid_backward(dA, Z):
    E = np.exp(-np.abs(Z))
    return dA * E / (1 + E) ** 2


def tanh_backward(dA, Z):
    A = 2 * sigmoid(2 * Z) - 1
    return dA - dA * A * A


def relu_backward(dA, Z):
    A = np.maximum(Z, 0)
    dZ = dA.copy()
    dZ[~(A > 0)] = 0
    return dZ
