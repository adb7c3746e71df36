"""One layer for a batch with every number in sight, and what made each of them (chapter 8)."""

from __future__ import annotations

from typing import Any

import numpy as np
import traitlets

from backprop.widgets.figure import Checked, Figure, one_of, state
from backprop.widgets.matrices import arrays_of, round_numbers, whole

MOST_EXAMPLES, MOST = 7, 4
SHAPES: dict[str, tuple[int, ...]] = {
    "X": (MOST_EXAMPLES, MOST),
    "W": (MOST, MOST),
    "b": (MOST,),
    "T": (MOST_EXAMPLES, MOST),
}
NAMES = ["X", "W", "b", "T", "Z", "dZ", "dX", "dW", "db"]


class BatchMatrices(Figure):
    """`BatchMatrices(N=3, D=3, H=2)`: point at an entry of a matrix and see what made it.

    A layer Z = X @ W + b with N from 1 to 7 and D, H from 1 to 4, and the squared error to T:
    the loss is Σ (Z - T)² / (2N) with `mean`, else Σ (Z - T)² / 2.
    `chosen`, `row`, `column` name the entry; b and db have the one row 0. Where a matrix is
    too small for them, its last row or column is meant.
    `arrays` holds X and T of shape (7, 4), W (4, 4) and b (4,); the figure shows the part it needs.
    """

    N = state(Checked(3, whole(1, MOST_EXAMPLES)))
    D = state(Checked(4, whole(1, MOST)))
    H = state(Checked(2, whole(1, MOST)))
    mean = state(traitlets.Bool(True))
    chosen = state(Checked("dW", one_of(NAMES)))
    row = state(Checked(1, whole(0, MOST_EXAMPLES - 1)))
    column = state(Checked(0, whole(0, MOST - 1)))
    arrays = state(Checked(round_numbers(SHAPES, seed=8), arrays_of(SHAPES)))

    def matrices(self) -> dict[str, np.ndarray]:
        """Return X (N, D), W (D, H), b (H,), T and Z (N, H), and dZ, dX, dW, db of their shapes."""
        N, D, H = self.N, self.D, self.H
        sizes = {"X": (N, D), "W": (D, H), "b": (H,), "T": (N, H)}
        X, W, b, T = (
            np.array(self.arrays[name])[tuple(map(slice, size))] for name, size in sizes.items()
        )
        Z = X @ W + b
        dZ = (Z - T) / self.share
        return {
            **{"X": X, "W": W, "b": b, "T": T, "Z": Z},
            **{"dZ": dZ, "dX": dZ @ W.T, "dW": X.T @ dZ, "db": dZ.sum(axis=0)},
        }

    @property
    def share(self) -> int:
        """What the squared error is divided by: N, or 1."""
        return self.N if self.mean else 1

    def numbers(self) -> dict[str, Any]:
        """Return every matrix, the loss, the chosen entry's value and the terms of its sum."""
        m = self.matrices()
        rows, columns = np.atleast_2d(m[self.chosen]).shape
        row, column = min(self.row, rows - 1), min(self.column, columns - 1)
        return {
            **{name: m[name].tolist() for name in NAMES},
            "loss": float(((m["Z"] - m["T"]) ** 2).sum() / (2 * self.share)),
            "value": float(np.atleast_2d(m[self.chosen])[row, column]),
            "terms": self._terms(m, row, column).tolist(),
        }

    def _terms(self, m: dict[str, np.ndarray], i: int, j: int) -> np.ndarray:
        """Return what is added up to entry [i, j]; what is given is its own only term."""
        match self.chosen:
            case "Z":
                return np.append(m["X"][i] * m["W"][:, j], m["b"][j])
            case "dZ":
                return np.array([m["Z"][i, j], -m["T"][i, j]]) / self.share
            case "dX":
                return m["dZ"][i] * m["W"][j]
            case "dW":
                return m["X"][:, i] * m["dZ"][:, j]
            case "db":
                return m["dZ"][:, j]
            case _:
                return np.atleast_2d(m[self.chosen])[i, j].reshape(1)
