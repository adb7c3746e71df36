"""What a network is told about its output: cross-entropy and squared error (chapter 10).

A loss is a mean over the N examples, and its 1/N enters in the gradient of Z, here.
"""

from __future__ import annotations

from typing import Any

import numpy as np


def log_softmax(Z: Any) -> np.ndarray:
    """Return the logarithms of the probabilities of logits Z (N, C) → (N, C).

    Z − log Σ e^Z by row, after taking off the row's largest entry, so that nothing overflows.
    """
    columns = np.ascontiguousarray(np.transpose(Z))  # NumPy reduces a first axis much faster
    shifted = columns - columns.max(axis=0)
    return (shifted - np.log(np.exp(shifted).sum(axis=0))).T


def softmax_backward(dP: Any, P: Any) -> np.ndarray:
    """Map dP to dZ, both (N, C), for probabilities P = softmax(Z) and any upstream gradient.

    dZ = P (dP − Σ_c dP P): the Jacobian diag(p) − p pᵀ of each row, without building it.
    """
    dP, P = np.asarray(dP), np.asarray(P)
    return P * (dP - (dP * P).sum(axis=1, keepdims=True))


def cross_entropy(Z: Any, y: Any) -> float:
    """Return the mean over the examples of −log p of the right class; Z (N, C), y (N,) integers.

    Raises ValueError for labels that are not N whole numbers from 0 to C − 1.
    """
    return softmax_cross_entropy(Z, y)[0]


def cross_entropy_backward(Z: Any, y: Any) -> np.ndarray:
    """Return dZ = (P − Y) / N, (N, C): through loss and softmax at once; raises as above."""
    return softmax_cross_entropy_backward(softmax_cross_entropy(Z, y)[1], y)


def softmax_cross_entropy(Z: Any, y: Any) -> tuple[float, np.ndarray]:
    """Return the cross-entropy and P = softmax(Z), (N, C), which share their work; raises as above.

    −log p of the right class is log Σ e^Z − Z[y], with the row's largest entry taken off each.
    """
    y = _labels(y, np.shape(Z))
    columns = np.ascontiguousarray(np.transpose(Z))  # as in log_softmax
    shifted = columns - columns.max(axis=0)
    P = np.exp(shifted)
    total = P.sum(axis=0)
    P /= total
    return float((np.log(total) - shifted[y, np.arange(len(y))]).sum()) / len(y), P.T


def softmax_cross_entropy_backward(P: np.ndarray, y: Any) -> np.ndarray:
    """Return dZ = (P − Y) / N, (N, C), for P (N, C) and y as they were above."""
    share = 1 / len(y)
    dZ = P * share
    dZ[np.arange(len(y)), y] -= share
    return dZ


def squared_error(Z: Any, T: Any) -> float:
    """Return Σ (Z − T)² / (2N) for outputs Z and targets T, both (N, C).

    Raises ValueError for different shapes: (N, 1) − (N,) would broadcast to (N, N).
    """
    difference = _difference(Z, T)
    return float(np.vdot(difference, difference)) / (2 * len(difference))


def squared_error_backward(Z: Any, T: Any) -> np.ndarray:
    """Return dZ = (Z − T) / N, (N, C); raises as above."""
    difference = _difference(Z, T)
    return difference / len(difference)


def _labels(y: Any, shape: tuple[int, ...]) -> np.ndarray:
    y = np.asarray(y)
    if len(shape) != 2 or y.shape != shape[:1]:
        raise ValueError(f"Z must be (N, C) and y (N,), but they have {shape} and {y.shape}.")
    if not np.issubdtype(y.dtype, np.integer) or not ((y >= 0) & (y < shape[1])).all():
        raise ValueError(
            f"Labels are whole numbers from 0 to {shape[1] - 1}, but y holds {y.dtype} "
            f"from {y.min(initial=0)} to {y.max(initial=0)}."
        )
    return y


def _difference(Z: Any, T: Any) -> np.ndarray:
    Z, T = np.asarray(Z), np.asarray(T)
    if Z.shape != T.shape or Z.ndim != 2:
        raise ValueError(f"Z and T must both be (N, C), but they have {Z.shape} and {T.shape}.")
    return Z - T
