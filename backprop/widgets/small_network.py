"""The mathematics of NetworkPlayground: a network of any depth, one pass forward, one backward."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from backprop.layers import ACTIVATIONS
from backprop.losses import cross_entropy_backward, log_softmax
from backprop.widgets.random import uniform

Parameters = dict[str, np.ndarray]
Entry = tuple[str, tuple[int, ...]]


# The most that the derivative of an activation can be.
STEEPEST = {"tanh": 1.0, "relu": 1.0, "sigmoid": 0.25}


def slope(activation: str, Z: np.ndarray) -> np.ndarray:
    """Return φ′(Z), of Z's shape."""
    return ACTIVATIONS[activation][1](np.ones_like(Z), Z)


def random_parameters(sizes: Sequence[int], seed: int) -> Parameters:
    """Return W1, b1, W2, … to two decimals: weights with Xavier's variance, small biases.

    The draws are uniform, as that needs no function in which NumPy and a browser may differ.
    """
    draws = uniform(seed)

    def array(limit: float, *shape: int) -> np.ndarray:
        numbers = np.array(list(itertools.islice(draws, int(np.prod(shape))))).reshape(shape)
        return np.floor((2 * numbers - 1) * limit * 100 + 0.5) / 100

    parameters = {}
    for layer, (D, H) in enumerate(itertools.pairwise(sizes), start=1):
        parameters[f"W{layer}"] = array(float(np.sqrt(6 / (D + H))), D, H)
        parameters[f"b{layer}"] = array(0.5, H)
    return parameters


def fitted(old: Mapping[str, Any], sizes: Sequence[int], seed: int) -> Parameters:
    """Return parameters for `sizes` with all of `old` that fits; what is new comes from `seed`.

    Hidden layers keep their number, and the last layer stays the last.
    """
    new, last_before = random_parameters(sizes, seed), len(old) // 2
    last = len(sizes) - 1
    for layer in range(1, last + 1):
        before = last_before if layer == last else layer
        if layer < last and layer >= last_before:
            continue
        for kind in "Wb":
            there = np.asarray(old[f"{kind}{before}"])
            common = tuple(map(slice, map(min, there.shape, new[f"{kind}{layer}"].shape)))
            new[f"{kind}{layer}"][common] = there[common]
    return new


def forward(activation: str, parameters: Mapping[str, Any], X: Any) -> dict[str, np.ndarray]:
    """Map X (N, D) to a dict of A0 = X, Z1, A1, …, the last Z (N, C) and its softmax P."""
    f = ACTIVATIONS[activation][0]
    last = len(parameters) // 2
    values = {"A0": np.asarray(X, dtype=np.float64)}
    for k in range(1, last + 1):
        values[f"Z{k}"] = values[f"A{k - 1}"] @ parameters[f"W{k}"] + parameters[f"b{k}"]
        if k < last:
            values[f"A{k}"] = f(values[f"Z{k}"])
    values["P"] = np.exp(log_softmax(values[f"Z{last}"]))
    return values


def cross_entropies(Z: np.ndarray, y: Any) -> np.ndarray:
    """Map logits Z (N, C) and labels y (N,) to the cross-entropy of each example (N,)."""
    return -log_softmax(Z)[np.arange(len(Z)), y]


def mean_loss(activation: str, parameters: Mapping[str, Any], X: Any, y: Any) -> float:
    """Return the mean cross-entropy of the examples X (N, D) with labels y (N,)."""
    values = forward(activation, parameters, X)
    return float(cross_entropies(values[f"Z{len(parameters) // 2}"], y).mean())


def backward(
    activation: str, parameters: Mapping[str, Any], values: Mapping[str, np.ndarray], y: Any
) -> dict[str, np.ndarray]:
    """Return the gradients of the mean cross-entropy: dZ, dW, db and dA of each layer."""
    through, last = ACTIVATIONS[activation][1], len(parameters) // 2
    dZ = cross_entropy_backward(values[f"Z{last}"], y)
    gradients = {}
    for k in range(last, 0, -1):
        gradients[f"dZ{k}"] = dZ
        gradients[f"dW{k}"] = values[f"A{k - 1}"].T @ dZ
        gradients[f"db{k}"] = dZ.sum(axis=0)
        gradients[f"dA{k - 1}"] = dZ @ np.asarray(parameters[f"W{k}"]).T
        if k > 1:
            dZ = through(gradients[f"dA{k - 1}"], values[f"Z{k - 1}"])
    return gradients


def trained(
    activation: str, parameters: Mapping[str, Any], X: Any, y: Any, rate: float
) -> Parameters:
    """Return the parameters after one step down the gradient of the mean loss."""
    gradients = backward(activation, parameters, forward(activation, parameters, X), y)
    return {name: array - rate * gradients[f"d{name}"] for name, array in parameters.items()}


def entry_of(name: str) -> Entry | None:
    """Split "W1[0, 2]" into ("W1", (0, 2)), "b1[2]" into ("b1", (2,)); None for what is neither."""
    match = re.fullmatch(r"(W\d+)\[(\d+), (\d+)\]|(b\d+)\[(\d+)\]", name)
    if match is None:
        return None
    weight, row, column, bias, place = match.groups()
    return (weight, (int(row), int(column))) if weight else (bias, (int(place),))


def path_products(
    entry: Entry,
    parameters: Mapping[str, np.ndarray],
    inputs: Mapping[str, np.ndarray],
    slopes: Mapping[str, np.ndarray],
    local: np.ndarray,
) -> np.ndarray:
    """Return the product along each path from a weight to the loss of one example.

    `inputs` holds A0, A1, … and `slopes` the φ′ of Z1, Z2, …, one row each; `local` is P − Y.
    Paths are in the order of their units, the last layer fastest.
    """
    name, index = entry
    layer, last = int(name[1:]), len(parameters) // 2
    first = inputs[f"A{layer - 1}"][index[0]] if name[0] == "W" else 1.0
    products, into = np.array([first]), [index[-1]]
    for k in range(layer + 1, last + 1):
        factors = slopes[f"Z{k - 1}"][into][:, np.newaxis] * parameters[f"W{k}"][into]
        # Every path so far ends in a unit of `into`, in turn; each goes on to every unit of k.
        products = (products.reshape(-1, len(into), 1) * factors).ravel()
        into = list(range(parameters[f"W{k}"].shape[1]))
    return (products.reshape(-1, len(into)) * local[into]).ravel()
