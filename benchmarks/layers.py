"""One layer's backward pass on the digits: a loop over examples beside matrix products."""

from __future__ import annotations

import sys

import numpy as np
from library import seconds

from backprop.data import load_digits
from backprop.gradient_check import relative_error
from backprop.layers import Dense

H = 32


def backward_loop(
    dZ: np.ndarray, X: np.ndarray, W: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return dX, dW, db, one example at a time."""
    dX, dW, db = np.empty(X.shape), np.zeros(W.shape), np.zeros(W.shape[1])
    for n, (x, dz) in enumerate(zip(X, dZ, strict=True)):
        dX[n] = W @ dz
        dW += np.outer(x, dz)
        db += dz
    return dX, dW, db


def main() -> None:
    """Print a line for each batch size; exit with an error where the two disagree."""
    rng = np.random.default_rng(0)
    digits = load_digits().X_train
    W, b = rng.normal(size=(64, H)), rng.normal(size=H)
    print(f"64-{H}, float64          loop µs   matrix µs   loop/matrix   bare products/matrix")
    for N in (1, 32, 256, len(digits)):
        X, dZ = digits[:N], rng.normal(size=(N, H))
        layer = Dense(W, b)
        layer.forward(X)

        def matrix(layer: Dense = layer, dZ: np.ndarray = dZ) -> None:
            layer.backward(dZ)

        def bare(X: np.ndarray = X, dZ: np.ndarray = dZ) -> None:
            X.T @ dZ
            dZ @ W.T

        def loop(X: np.ndarray = X, dZ: np.ndarray = dZ) -> tuple[np.ndarray, ...]:
            return backward_loop(dZ, X, W)

        error = max(map(relative_error, loop(), (layer.backward(dZ), layer.dW, layer.db)))
        if not error <= 1e-12:
            sys.exit(f"N = {N}: loop and matrix differ by {error:.0e}.")
        slow, fast, least = (1e6 * seconds(run, 31) for run in (loop, matrix, bare))
        print(f"N = {N:<5} {slow:>22.0f} {fast:>11.1f} {slow / fast:>13.1f} {least / fast:>22.2f}")


if __name__ == "__main__":
    main()
