"""Divides by 1 + e^-z, which warns far out, and masks with np.where."""


def sigmoid(Z):
    return 1 / (1 + np.exp(-Z))


def sigmoid_backward(dA, Z):
    A = sigmoid(Z)
    return A * (1 - A) * dA


def tanh_backward(dA, Z):
    return dA / np.cosh(Z) ** 2


def relu_backward(dA, Z):
    return np.where(Z > 0, dA, 0)
