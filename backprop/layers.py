"""A layer and its activations, forward and backward; rows are examples (chapters 7 to 9)."""

from __future__ import annotations

from typing import Any

import numpy as np


class Dense:
    """Z = X @ W + b, with W (D, H) and b (H,).

    Raises ValueError when the shapes do not fit, and RuntimeError for a backward pass that no
    forward pass came before.
    """

    def __init__(self, W: Any, b: Any) -> None:
        self.W, self.b = np.asarray(W), np.asarray(b)
        if self.W.ndim != 2 or self.b.shape != self.W.shape[1:]:
            raise ValueError(
                "W must have shape (D, H) and b (H,), "
                f"but they have {self.W.shape} and {self.b.shape}."
            )

    def forward(self, X: Any) -> np.ndarray:
        """Map X (N, D) to Z (N, H), and keep X."""
        X = np.asarray(X)
        if X.ndim != 2 or X.shape[1] != len(self.W):
            raise ValueError(f"X must have shape (N, {len(self.W)}), but it has {X.shape}.")
        self.X = X
        return X @ self.W + self.b

    def backward(self, dZ: Any) -> np.ndarray:
        """Map dZ (N, H) to dX (N, D); keep dW (D, H) and db (H,)."""
        if not hasattr(self, "X"):
            raise RuntimeError("backward needs what forward keeps; call forward(X) first.")
        dZ, shape = np.asarray(dZ), (len(self.X), len(self.b))
        if dZ.shape != shape:
            raise ValueError(f"dZ must have the shape of Z, {shape}, but it has {dZ.shape}.")
        self.dW = self.X.T @ dZ
        self.db = dZ.sum(axis=0)  # b was added to every row
        return dZ @ self.W.T


def unbroadcast(gradient: Any, shape: tuple[int, ...]) -> np.ndarray:
    """Sum `gradient` over the axes along which an array of `shape` was repeated: → `shape`.

    Broadcasting repeats an entry forward, so backward what arrives at its copies is added.
    Raises ValueError when no array of `shape` broadcasts to the gradient's shape.
    """
    gradient, shape = np.asarray(gradient), tuple(shape)
    try:
        fits = np.broadcast_shapes(shape, gradient.shape) == gradient.shape
    except ValueError:
        fits = False
    if not fits:
        raise ValueError(f"An array of shape {shape} does not broadcast to {gradient.shape}.")
    before = (1,) * (gradient.ndim - len(shape)) + shape  # new axes come first
    repeated = tuple(
        i for i, (n, m) in enumerate(zip(before, gradient.shape, strict=True)) if n != m
    )
    return gradient.sum(axis=repeated, keepdims=True).reshape(shape)


def sigmoid(Z: Any, out: np.ndarray | None = None) -> np.ndarray:
    """Return σ(Z) = 1 / (1 + e^−Z), of Z's shape; finite and right at ±1000."""
    E = np.exp(-np.abs(Z))  # at most 1, so nothing overflows
    return np.divide(np.where(np.greater_equal(Z, 0), 1, E), 1 + E, out=out)


def sigmoid_backward(dA: Any, Z: Any, out: np.ndarray | None = None) -> np.ndarray:
    """Map dA to dZ, both of Z's shape: σ′(Z) = σ(Z) (1 − σ(Z)) = e^−|Z| / (1 + e^−|Z|)²."""
    E = np.exp(-np.abs(Z))
    return np.multiply(dA, E / (1 + E) ** 2, out=out)


def tanh(Z: Any, out: np.ndarray | None = None) -> np.ndarray:
    """Return the hyperbolic tangent of each entry, of Z's shape."""
    return np.tanh(Z, out=out)


def tanh_backward(dA: Any, Z: Any, out: np.ndarray | None = None) -> np.ndarray:
    """Map dA to dZ, both of Z's shape: tanh′(Z) = 1 − tanh²(Z)."""
    A = np.tanh(Z)
    return np.multiply(dA, 1 - A * A, out=out)


def relu(Z: Any, out: np.ndarray | None = None) -> np.ndarray:
    """Return max(Z, 0), of Z's shape."""
    return np.maximum(Z, 0, out=out)


def relu_backward(dA: Any, Z: Any, out: np.ndarray | None = None) -> np.ndarray:
    """Map dA to dZ, both of Z's shape; at the kink Z = 0 the derivative is 0."""
    return np.multiply(dA, np.greater(Z, 0), out=out)


# name -> the function, and what goes back through it
ACTIVATIONS = {
    "relu": (relu, relu_backward),
    "sigmoid": (sigmoid, sigmoid_backward),
    "tanh": (tanh, tanh_backward),
}
