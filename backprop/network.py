"""A multilayer perceptron of any depth, vectorized (chapter 11)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from backprop.initialization import initialize
from backprop.layers import ACTIVATIONS
from backprop.losses import softmax_cross_entropy, softmax_cross_entropy_backward


class MLP:
    """Layers Z = A @ W + b with an activation between them, and cross-entropy at the end.

    `MLP([64, 32, 10], rng)` maps X (N, 64) to logits (N, 10). `parameters` is the live dict
    W1, b1, W2, …: what is changed or replaced there is what the network uses. `weight_decay`
    adds weight_decay/2 · ΣW² to the loss, without the biases.

    Raises ValueError for an activation that is not known, and that of `initialize`.
    """

    def __init__(
        self,
        sizes: Sequence[int],
        rng: np.random.Generator,
        activation: str = "relu",
        weight_decay: float = 0.0,
        dtype: Any = np.float64,
    ) -> None:
        if activation not in ACTIVATIONS:
            known = ", ".join(map(repr, ACTIVATIONS))
            raise ValueError(f"activation must be one of {known}, not {activation!r:.60}.")
        self.depth = len(sizes) - 1
        self.activation, self.activation_backward = ACTIVATIONS[activation]
        self.weight_decay = weight_decay
        scheme = "he" if activation == "relu" else "xavier"
        self.parameters = initialize(sizes, scheme, rng, dtype)
        self._kept: tuple[np.ndarray, np.ndarray] | None = None
        self._buffers: dict[str, np.ndarray] = {}

    def forward(self, X: Any) -> np.ndarray:
        """Map X (N, D) to logits (N, C), and keep each Z and A for the backward pass."""
        A = np.asarray(X)
        if A.ndim != 2 or A.shape[1] != len(self.parameters["W1"]):
            raise ValueError(
                f"X must have shape (N, {len(self.parameters['W1'])}), but it has {A.shape}."
            )
        self._kept = None
        self._A, self._Z = [A], []
        for k in range(1, self.depth):
            W = self.parameters[f"W{k}"]
            Z = np.matmul(A, W, out=self._buffer(f"Z{k}", A, W))
            Z += self.parameters[f"b{k}"]
            A = self.activation(Z, out=self._buffer(f"A{k}", A, W))
            self._Z.append(Z)
            self._A.append(A)
        # Handed out, so no buffer of ours.
        return A @ self.parameters[f"W{self.depth}"] + self.parameters[f"b{self.depth}"]

    def loss(self, X: Any, y: Any) -> float:
        """Return the mean cross-entropy of X (N, D) and labels y (N,), plus the weight decay."""
        loss, P = softmax_cross_entropy(self.forward(X), y)
        self._kept = P, np.asarray(y)
        if self.weight_decay:
            for k in range(1, self.depth + 1):
                W = self.parameters[f"W{k}"]
                loss += self.weight_decay / 2 * float(np.vdot(W, W))
        return loss

    def backward(self) -> dict[str, np.ndarray]:
        """Return the gradients of the last `loss`, under the parameters' names.

        Raises RuntimeError when no `loss` came before.
        """
        return self._sweep({name: np.empty_like(p) for name, p in self.parameters.items()})

    def fit(
        self,
        X: Any,
        y: Any,
        epochs: int,
        batch_size: int,
        learning_rate: float,
        rng: np.random.Generator,
    ) -> list[float]:
        """Descend along the gradients of batches, shuffled anew each epoch; return epoch losses.

        An epoch's loss is the mean over its examples, each as its batch saw it. The last batch
        may be short. Raises ValueError for data without examples or a batch size below 1.
        """
        X, y = np.asarray(X), np.asarray(y)
        if len(X) == 0 or batch_size < 1:
            raise ValueError(f"There are {len(X)} examples, in batches of {batch_size}.")
        losses = []
        for _ in range(epochs):
            order, total = rng.permutation(len(X)), 0.0
            for start in range(0, len(X), batch_size):
                rows = order[start : start + batch_size]
                total += len(rows) * self.descend(X[rows], y[rows], learning_rate)
            losses.append(total / len(X))
        return losses

    def descend(self, X: Any, y: Any, learning_rate: float) -> float:
        """Take one gradient step on X (N, D) and y (N,), in place; return the loss before it."""
        loss = self.loss(X, y)
        steps = {name: self._buffer(f"d{name}", p) for name, p in self.parameters.items()}
        for name, step in self._sweep(steps, learning_rate).items():
            self.parameters[name] -= step
        self._kept = None  # it belongs to the parameters before the step
        return loss

    def predict(self, X: Any) -> np.ndarray:
        """Return the likeliest class of each row of X (N, D): (N,) integers."""
        return self.forward(X).argmax(axis=1)

    def _sweep(
        self, gradients: dict[str, np.ndarray], factor: float = 1.0
    ) -> dict[str, np.ndarray]:
        """Write the gradients of the last loss, times `factor`, into these arrays."""
        if self._kept is None:
            raise RuntimeError("backward needs a loss to go back from; call loss(X, y) first.")
        dZ = softmax_cross_entropy_backward(*self._kept)
        dZ *= factor  # all that follows is linear in dZ, so this is cheaper than at the end
        for k in range(self.depth, 0, -1):
            W = self.parameters[f"W{k}"]
            np.matmul(self._A[k - 1].T, dZ, out=gradients[f"W{k}"])
            # dZ.sum(axis=0), as a product: BLAS is through the rows several times as fast.
            np.matmul(np.ones(len(dZ), dZ.dtype), dZ, out=gradients[f"b{k}"])
            if self.weight_decay:
                gradients[f"W{k}"] += factor * self.weight_decay * W
            if k > 1:
                dA = np.matmul(dZ, W.T, out=self._buffer(f"dA{k - 1}", dZ, W.T))
                dZ = self.activation_backward(dA, self._Z[k - 2], out=dA)
        return gradients

    def _buffer(self, name: str, *factors: np.ndarray) -> np.ndarray:
        """Return an array to write a product of these factors into: the same one every time."""
        shape = (*factors[0].shape[:-1], factors[-1].shape[-1])
        dtype = np.result_type(*factors)
        there = self._buffers.get(name)
        if (
            there is None
            or len(there) < shape[0]
            or there.shape[1:] != shape[1:]
            or there.dtype != dtype
        ):
            there = self._buffers[name] = np.empty(shape, dtype)
        return there[: shape[0]]
