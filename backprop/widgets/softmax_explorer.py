"""Logits, probabilities, and the gradient P - Y that cross-entropy sends back (chapter 10)."""

from __future__ import annotations

from typing import Any

import numpy as np
import traitlets

from backprop.losses import cross_entropy, cross_entropy_backward, log_softmax, softmax_backward
from backprop.nudge import central_difference
from backprop.widgets.figure import Checked, Figure, Real, state
from backprop.widgets.matrices import whole

FEWEST, MOST = 3, 5
LARGEST = 2000.0
STEP = 1e-5


def _logits(value: Any) -> list[float]:
    try:
        Z = np.asarray(value, dtype=np.float64)
    except (TypeError, ValueError):
        Z = np.full(1, np.nan)
    if Z.ndim != 1 or not FEWEST <= len(Z) <= MOST or not (np.abs(Z) <= LARGEST).all():
        raise ValueError(
            f"expected {FEWEST} to {MOST} finite numbers from {-LARGEST:g} to {LARGEST:g}, "
            f"but got {value!r:.60}."
        )
    return Z.tolist()


class SoftmaxExplorer(Figure):
    """`SoftmaxExplorer(logits=[2.0, 0.5, -1.0], y=1)`: drag a logit, watch all probabilities.

    One example (N = 1) with 3 to 5 classes, of which `y` is right; `chosen` is the logit that
    is nudged for a finite difference, and `learning_rate` that of one gradient step.
    """

    logits = state(Checked([2.0, 0.5, -1.0], _logits))
    y = state(Checked(1, whole(0, MOST - 1)))
    chosen = state(Checked(1, whole(0, MOST - 1)))
    learning_rate = state(Real(1.0, 0.01, 100))

    @traitlets.validate("logits", "y", "chosen")
    def _classes_fit(self, proposal: Any) -> Any:
        """Refuse a class that the logits do not have."""
        named = {"logits": self.logits, "y": self.y, "chosen": self.chosen}
        named[proposal.trait.name] = proposal.value
        last = len(named["logits"]) - 1
        for name in ("y", "chosen"):
            if named[name] > last:
                raise traitlets.TraitError(
                    f"{name} of {type(self).__name__} must be a class from 0 to {last}, as there "
                    f"are {last + 1} logits, but it is {named[name]}."
                )
        return proposal.value

    def numbers(self) -> dict[str, Any]:
        """Return probabilities, loss and gradients of the logits, each way.

        `long` is dP through the Jacobian diag(p) - p pᵀ; `naive` divides e^z by its sum as it
        stands, and `shifted` takes off the largest logit first; `measured` is the finite
        difference along the chosen logit, and `error` its distance from dZ; `next` are the
        logits after a gradient step, at most ±2000. None stands for what is undefined.
        """
        Z, y = np.array([self.logits]), np.array([self.y])
        log_P = log_softmax(Z)
        P, dZ = np.exp(log_P), cross_entropy_backward(Z, y)
        shifted = np.exp(Z[0] - Z.max())
        following = np.clip(Z - self.learning_rate * dZ, -LARGEST, LARGEST)
        dP = np.zeros_like(P)
        with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
            exps = np.exp(Z[0])
            naive = exps / exps.sum()
            naive_loss = -np.log(naive[self.y])
            dP[0, self.y] = -1 / P[0, self.y]
        finite = bool(np.isfinite(dP).all())
        measured = central_difference(self._loss, self.logits[self.chosen], STEP)
        return {
            "P": P[0].tolist(),
            "log_P": log_P[0].tolist(),
            "loss": cross_entropy(Z, y),
            "dZ": dZ[0].tolist(),
            "sum": float(dZ.sum()),
            "dP": dP[0].tolist(),
            "jacobian": (np.diag(P[0]) - np.outer(P, P)).tolist(),
            "long": softmax_backward(dP, P)[0].tolist() if finite else [None] * len(P[0]),
            "shifted": shifted.tolist(),
            "shifted_total": float(shifted.sum()),
            "naive": {
                "exps": exps.tolist(),
                "total": float(exps.sum()),
                "P": _defined(naive),
                "loss": _defined(naive_loss.reshape(1))[0],
            },
            "measured": measured,
            "error": abs(measured - float(dZ[0, self.chosen])),
            "next": following[0].tolist(),
            "next_loss": cross_entropy(following, y),
        }

    def _loss(self, z: float) -> float:
        """Return the loss with `z` in the place of the chosen logit."""
        Z = np.array([self.logits])
        Z[0, self.chosen] = z
        return cross_entropy(Z, np.array([self.y]))


def _defined(values: np.ndarray) -> list[float | None]:
    return [None if np.isnan(x) else float(x) for x in values]
