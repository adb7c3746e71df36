"""A gradient check as an instrument, and when it is itself wrong (chapter 4)."""

from __future__ import annotations

from typing import Any

import numpy as np
import traitlets

from backprop.gradient_check import TOLERANCE, gradient_check, relative_error
from backprop.widgets.figure import Checked, Figure, Real, one_of, state

NAMES = ["W1", "b1", "W2", "b2"]
MISTAKES = [
    "none",
    "mask from the output, >=",
    "1/N missing",
    "1/N twice",
    "one entry of W2",
    "last bias forgotten",
    "the last example only",
    "weight decay forgotten",
]
STEPS = 10.0 ** (-np.arange(25) / 2)
NEAR = 3e-6
N, D, H, C = 5, 3, 4, 2


def _arrays(seed: int) -> dict[str, Any]:
    rng = np.random.default_rng(seed)
    shapes = {"X": (N, D), "T": (N, C), "W1": (D, H), "b1": (H,), "W2": (H, C), "b2": (C,)}
    return {name: rng.normal(size=shape).round(3).tolist() for name, shape in shapes.items()}


def _checked_arrays(value: Any) -> dict[str, Any]:
    shapes = {"X": (N, D), "T": (N, C), "W1": (D, H), "b1": (H,), "W2": (H, C), "b2": (C,)}
    for name, shape in shapes.items():
        try:
            array = np.asarray(value[name], dtype=np.float64)
        except (KeyError, TypeError, ValueError):
            raise ValueError(f"expected {name} as an array of shape {shape}.") from None
        if array.shape != shape or not np.isfinite(array).all():
            raise ValueError(
                f"{name} must be finite, of shape {shape}, but its shape is {array.shape}."
            )
    return {name: np.asarray(value[name], dtype=np.float64).tolist() for name in shapes}


class GradientCheckLab(Figure):
    """`GradientCheckLab()`: choose a mistake, a step and a precision, and see what is caught.

    The loss is scale · (Σ (Z2 - T)² / (2N) + weight_decay/2 · ΣW²) of a small ReLU network
    with N = 5, D = 3, H = 4, C = 2; with `precision="float32"` its value is rounded.
    `kink` shifts b1 so that one unit's input is 3e-6. `sided` is "central" or "one".
    """

    arrays = state(Checked(_arrays(8), _checked_arrays))
    mistake = state(Checked("none", one_of(MISTAKES)))
    step = state(Real(1e-5, 1e-12, 1))
    precision = state(Checked("float64", one_of(["float64", "float32"])))
    sided = state(Checked("central", one_of(["central", "one"])))
    scale = state(Real(1.0, 1e-9, 1e9))
    weight_decay = state(Real(0.0, 0, 1000))
    kink = state(traitlets.Bool(False))

    def parameters(self) -> dict[str, np.ndarray]:
        """Return W1 (D, H), b1 (H,), W2 (H, C) and b2 (C,)."""
        p = {name: np.array(self.arrays[name]) for name in NAMES}
        if self.kink:
            p["b1"][0] = NEAR - np.array(self.arrays["X"])[0] @ p["W1"][:, 0]
        return p

    def loss(self, p: Any) -> float:
        """Return the loss of parameters `p`, rounded as `precision` says."""
        X, T = np.array(self.arrays["X"]), np.array(self.arrays["T"])
        out = np.maximum(X @ p["W1"] + p["b1"], 0) @ p["W2"] + p["b2"]
        weights = (p["W1"] ** 2).sum() + (p["W2"] ** 2).sum()
        value = self.scale * (((out - T) ** 2).sum() / (2 * N) + self.weight_decay / 2 * weights)
        return float(np.float32(value)) if self.precision == "float32" else float(value)

    def gradients(self) -> dict[str, np.ndarray]:
        """Return the gradients that are checked, with the chosen mistake."""
        p, mistake = self.parameters(), self.mistake
        X, T = np.array(self.arrays["X"]), np.array(self.arrays["T"])
        Z1 = X @ p["W1"] + p["b1"]
        A1 = np.maximum(Z1, 0)
        share = {"1/N missing": 1, "1/N twice": N * N}.get(mistake, N)
        dZ2 = (A1 @ p["W2"] + p["b2"] - T) * self.scale / share
        mask = A1 >= 0 if mistake == "mask from the output, >=" else Z1 > 0
        dZ1 = dZ2 @ p["W2"].T * mask
        decay = 0.0 if mistake == "weight decay forgotten" else self.scale * self.weight_decay
        g = {
            "W1": X.T @ dZ1 + decay * p["W1"],
            "b1": dZ1.sum(axis=0),
            "W2": A1.T @ dZ2 + decay * p["W2"],
            "b2": dZ2.sum(axis=0),
        }
        if mistake == "one entry of W2":
            g["W2"][-1, -1] *= 1.01
        if mistake == "last bias forgotten":
            g["b2"] = np.zeros(C)
        if mistake == "the last example only":
            g["b1"] = dZ1[-1]
        return g

    def errors(self, step: float) -> dict[str, float]:
        """Return the error of each gradient, measured with this step."""
        p, g = self.parameters(), self.gradients()
        if self.sided == "central":
            return gradient_check(self.loss, p, g, step)
        here, errors = self.loss(p), {}
        for name in NAMES:
            measured = np.empty(p[name].shape)
            for index in np.ndindex(measured.shape):
                before = p[name][index]
                p[name][index] = before + step
                measured[index] = (self.loss(p) - here) / step
                p[name][index] = before
            errors[name] = relative_error(g[name], measured)
        return errors

    def numbers(self) -> dict[str, Any]:
        """Return the loss, the errors at the present step, and the largest error at 25 steps."""
        errors = self.errors(self.step)
        return {
            "loss": self.loss(self.parameters()),
            "errors": errors,
            "curve": [max(self.errors(float(step)).values()) for step in STEPS],
            "passes": all(error <= TOLERANCE for error in errors.values()),
        }
