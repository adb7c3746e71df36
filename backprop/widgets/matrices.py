"""What the figures that show matrices share: whole numbers, and arrays that are cut to size."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

import numpy as np

# Entries are numbers that a cell of the picture can show.
LARGEST = 9.0


def whole(minimum: int, maximum: int) -> Callable[[Any], int]:
    """Return a check that a value is a whole number from `minimum` to `maximum`."""

    def check(value: Any) -> int:
        try:
            number = operator.index(value)
        except TypeError:
            number = minimum - 1
        if isinstance(value, bool | np.bool_) or not minimum <= number <= maximum:
            raise ValueError(
                f"expected a whole number from {minimum} to {maximum}, but got {value!r:.60}."
            )
        return number

    return check


def round_numbers(shapes: dict[str, tuple[int, ...]], seed: int) -> dict[str, Any]:
    """Return arrays of these shapes as lists, of numbers ±0.1, ±0.2, … ±2.0."""
    rng = np.random.default_rng(seed)
    return {
        name: (rng.choice([-1, 1], size=shape) * rng.integers(1, 21, size=shape) / 10).tolist()
        for name, shape in shapes.items()
    }


def arrays_of(shapes: dict[str, tuple[int, ...]]) -> Callable[[Any], dict[str, Any]]:
    """Return a check that a value is a dict of arrays of exactly these names and shapes."""

    def check(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict) or set(value) != set(shapes):
            got = sorted(map(str, value)) if isinstance(value, dict) else value
            raise ValueError(f"expected a dict of {', '.join(shapes)}, but got {got!r:.60}.")
        plain = {}
        for name, shape in shapes.items():
            try:
                array = np.asarray(value[name], dtype=np.float64)
            except (TypeError, ValueError):
                raise ValueError(
                    f"expected {name} as an array of numbers of shape {shape}, "
                    f"but got {value[name]!r:.60}."
                ) from None
            if array.shape != shape:
                raise ValueError(
                    f"{name} has shape {array.shape}, but the figure needs {shape}; "
                    f"it shows the part that N, D and H ask for."
                )
            if not (np.abs(array) <= LARGEST).all():
                raise ValueError(
                    f"{name} must hold finite numbers from {-LARGEST:g} to {LARGEST:g}."
                )
            plain[name] = array.tolist()
        return plain

    return check
