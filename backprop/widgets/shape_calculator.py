"""Which shapes fit together (on the first page)."""

from __future__ import annotations

from typing import Any

import numpy as np

from backprop.widgets.figure import Checked, Figure, one_of, state


def _shape(value: Any) -> list[int]:
    try:
        shape = [int(n) for n in value]
        fits = len(shape) <= 4 and all(1 <= n <= 999 for n in shape) and shape == list(value)
    except (TypeError, ValueError):
        fits = False
    if not fits:
        raise ValueError(
            f"expected up to 4 whole numbers from 1 to 999, such as [7, 6], but got {value!r:.60}."
        )
    return shape


class ShapeCalculator(Figure):
    """`ShapeCalculator(left=[7, 6], right=[6, 5])`: type two shapes, see that of the result."""

    left = state(Checked([7, 6], _shape))
    right = state(Checked([6, 5], _shape))
    operation = state(Checked("@", one_of("@+")))

    def numbers(self) -> dict[str, Any]:
        """Return the shape of the result, or None, as NumPy decides."""
        # Arrays that hold one number, whatever their shape.
        left, right = (np.broadcast_to(0.0, shape) for shape in (self.left, self.right))
        try:
            if self.operation == "+":
                return {"shape": list(np.broadcast_shapes(left.shape, right.shape))}
            return {"shape": list(np.matmul(left, right).shape)}
        except ValueError:
            return {"shape": None}
