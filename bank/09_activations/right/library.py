"""Asks the library, as whoever has not solved this yet may do later."""

from backprop import layers


def sigmoid(Z):
    return layers.sigmoid(Z)


def sigmoid_backward(dA, Z):
    return layers.sigmoid_backward(dA, Z)


def tanh_backward(dA, Z):
    return layers.tanh_backward(dA, Z)


def relu_backward(dA, Z):
    return layers.relu_backward(dA, Z)


def initialize(sizes, scheme, rng):
    from backprop.initialization import initialize as by_the_library

    return by_the_library(sizes, scheme, rng)
