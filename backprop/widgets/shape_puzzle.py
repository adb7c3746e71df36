"""A gradient as a product of two given matrices, placed until shapes and values fit (chapter 7)."""

from __future__ import annotations

from typing import Any

import numpy as np
import traitlets

from backprop.nudge import STEP, partial_derivatives
from backprop.widgets.figure import Checked, Figure, one_of, state
from backprop.widgets.matrices import arrays_of, round_numbers, whole

MOST = 5
SHAPES: dict[str, tuple[int, ...]] = {
    "X": (MOST, MOST),
    "W": (MOST, MOST),
    "b": (MOST,),
    "dZ": (MOST, MOST),
}
TOLERANCE = 1e-6


class ShapePuzzle(Figure):
    """`ShapePuzzle(N=1, D=3, H=2, target="dW")`: find dW or dX as a product of two matrices.

    Given are X (N, D), W (D, H) and dZ (N, H) of a layer Z = X @ W + b, with N, D, H from 1 to 5;
    `left` and `right` are two of "X", "W", "dZ", each as it is or transposed.
    `arrays` holds X, W and dZ of shape (5, 5), and b (5,); the figure shows the part it needs.
    The truth is measured: the loss Σ dZ · Z is nudged at each entry of W, or of X.
    """

    N = state(Checked(1, whole(1, MOST)))
    D = state(Checked(3, whole(1, MOST)))
    H = state(Checked(2, whole(1, MOST)))
    target = state(Checked("dW", one_of(["dW", "dX"])))
    left = state(Checked("X", one_of(["X", "W", "dZ"])))
    left_transposed = state(traitlets.Bool(False))
    right = state(Checked("dZ", one_of(["X", "W", "dZ"])))
    right_transposed = state(traitlets.Bool(False))
    arrays = state(Checked(round_numbers(SHAPES, seed=7), arrays_of(SHAPES)))

    def given(self) -> dict[str, np.ndarray]:
        """Return X (N, D), W (D, H), b (H,) and dZ (N, H)."""
        N, D, H = self.N, self.D, self.H
        sizes = {"X": (N, D), "W": (D, H), "b": (H,), "dZ": (N, H)}
        return {
            name: np.array(self.arrays[name])[tuple(map(slice, size))]
            for name, size in sizes.items()
        }

    def measured(self) -> np.ndarray:
        """Return the gradient of the loss by W (D, H) or X (N, D), by nudging."""
        g = self.given()
        if self.target == "dW":
            return partial_derivatives(lambda W: (g["dZ"] * (g["X"] @ W + g["b"])).sum(), g["W"])
        return partial_derivatives(lambda X: (g["dZ"] * (X @ g["W"] + g["b"])).sum(), g["X"])

    def numbers(self) -> dict[str, Any]:
        """Return what is given, the product, the measured target, their shapes, how they compare.

        `verdict` is "no product", "shape", "values" or "right"; `largest` is the largest
        difference of an entry and `wrong` the first wrong entry, None where there is none.
        """
        g, measured = self.given(), self.measured()
        left = g[self.left].T if self.left_transposed else g[self.left]
        right = g[self.right].T if self.right_transposed else g[self.right]
        product = left @ right if left.shape[1] == right.shape[0] else None
        terms = g["dZ"] * (g["X"] @ g["W"] + g["b"])
        round_off = 4 * np.finfo(np.float64).eps * np.abs(terms).sum() / STEP
        verdict, largest, wrong = _judged(product, measured, float(round_off))
        return {
            "given": {name: g[name].tolist() for name in ("X", "W", "dZ")},
            "product": None if product is None else product.tolist(),
            "shape": None if product is None else list(product.shape),
            "measured": measured.tolist(),
            "target_shape": list(measured.shape),
            "loss": float(terms.sum()),
            "verdict": verdict,
            "largest": largest,
            "wrong": wrong,
        }


def _judged(
    product: np.ndarray | None, measured: np.ndarray, round_off: float
) -> tuple[str, float | None, list[int] | None]:
    if product is None:
        return "no product", None, None
    if product.shape != measured.shape:
        return "shape", None, None
    difference = np.abs(product - measured)
    scale = max(np.abs(product).max(), np.abs(measured).max())
    wrong = np.argwhere(~(difference <= TOLERANCE * scale + round_off))
    largest = float(difference.max())
    return ("values", largest, wrong[0].tolist()) if len(wrong) else ("right", largest, None)
