"""Which mistake gives this gradient? For NetworkPlayground and the reader's own function."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from backprop.gradient_check import TOLERANCE, relative_error
from backprop.layers import ACTIVATIONS
from backprop.widgets import small_network as network


def reason(
    activation: str, parameters: Mapping[str, Any], X: Any, y: Any, name: str, gradient: np.ndarray
) -> str:
    """Return in words how a wrong gradient of the parameter `name` comes about, or ""."""
    k = int(name[1:])
    values = network.forward(activation, parameters, X)
    right = network.backward(activation, parameters, values, y)

    def fits(dZ: np.ndarray) -> bool:
        came = values[f"A{k - 1}"].T @ dZ if name[0] == "W" else dZ.sum(axis=0)
        return _same(came, gradient) and not _same(came, right[f"d{name}"])

    for dZ, words in _wrong(activation, values, right, k, len(parameters) // 2):
        if fits(dZ):
            return words
    for other in _others(activation):
        there = network.forward(other, parameters, X)
        if _same(network.backward(other, parameters, there, y)[f"d{name}"], gradient):
            return f"It is right for {other}, but this network has {activation}."
    return ""


def _wrong(
    activation: str,
    values: Mapping[str, np.ndarray],
    right: Mapping[str, np.ndarray],
    k: int,
    last: int,
) -> Iterator[tuple[np.ndarray, str]]:
    """Yield what is taken for dZ of layer k, and how that comes about."""
    Z = values[f"Z{k}"]
    if k == last:
        dZ, P = right[f"dZ{k}"], values["P"]
        yield dZ * P * (1 - P), "There is a factor p (1 − p) too many: P − Y is dZ already."
        yield P / len(P), "It is P alone; at the right class, 1 is to be taken off."
        return
    dA, A = right[f"dA{k}"], values[f"A{k}"]
    yield dA, f"φ′ is not in it: that is dA{k} in the place of dZ{k}."
    yield dA * network.slope(activation, A), f"φ′ was taken at A{k}; it belongs at Z{k}."
    yield dA * (1 - Z * Z), "1 − a² is meant for a = tanh(z), but it was given z."
    yield dA * Z * (1 - Z), "a (1 − a) is meant for a = σ(z), but it was given z."
    for other in _others(activation):
        yield dA * network.slope(other, Z), f"φ′ is that of {other}; here φ is {activation}."


def _others(activation: str) -> list[str]:
    return [other for other in ACTIVATIONS if other != activation]


def _same(a: np.ndarray, b: np.ndarray) -> bool:
    return relative_error(a, b) <= TOLERANCE
