"""Derivatives by nudging the input and watching the output (chapter 1)."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

STEP = 1e-5


def central_difference(f: Callable[[float], Any], x: float, step: float = STEP) -> float:
    """Return the slope of `f` at the number `x`, from one nudge up and one nudge down.

    (f(x + step) - f(x - step)) / (2 step); its error shrinks with step², until
    round-off, about eps |f| / step, takes over.

    Raises TypeError when `f` is not callable or `x` is not one real number, and
    ValueError when `step` is not positive and finite, or too small to change `x`.
    """
    _require_callable(f)
    step = _require_step(step)
    x = _number(x, "x")
    if not (x + step > x > x - step):
        raise ValueError(
            f"step={step:g} is too small to change x={x:g} in float64; "
            f"use one well above {math.ulp(x):.1g}."
        )
    return (_number(f(x + step), "f(x)") - _number(f(x - step), "f(x)")) / (2 * step)


def partial_derivatives(f: Callable[[np.ndarray], Any], x: Any, step: float = STEP) -> np.ndarray:
    """Return the derivative of the number `f(x)` for each entry of `x`, in the shape of `x`.

    `x` is an array of floats of any shape, a number, or a list. An array is nudged in
    place, one entry at a time, and is as it was afterwards, even when `f` raises.

    Raises TypeError when `f` is not callable, or `x` is an array of integers, in which a
    nudge would be lost; and ValueError for a step that is not positive and finite, or too
    small to change an entry.
    """
    _require_callable(f)
    step = _require_step(step)
    x = nudgeable(x, "x")
    result = np.empty(x.shape)
    for index in np.ndindex(x.shape):
        before = x[index]
        try:
            x[index] = before + step
            if x[index] == before and np.isfinite(before):
                raise ValueError(
                    f"step={step:g} is too small to change the entry {before:g} in {x.dtype}; "
                    "use float64, or a larger step."
                )
            above = _number(f(x), "f(x)")
            x[index] = before - step
            below = _number(f(x), "f(x)")
        finally:
            x[index] = before
        result[index] = (above - below) / (2 * step)
    return result


def error_curve(
    f: Callable[[float], Any],
    derivative: Callable[[float], Any],
    x: float,
    steps: Iterable[float],
) -> np.ndarray:
    """Return the absolute error of the central difference at `x` for each of the S `steps`, (S,).

    `derivative` is the function that gives the true slope.
    Raises the errors of `central_difference`.
    """
    _require_callable(derivative, "derivative")
    exact = _number(derivative(x), "derivative(x)")
    return np.array([abs(central_difference(f, x, step) - exact) for step in steps])


def nudgeable(x: Any, name: str) -> np.ndarray:
    """Return `x` as an array whose entries can be nudged: itself, or float64 from a list.

    Raises TypeError for an array of integers (or of anything else but floats).
    """
    if not isinstance(x, np.ndarray):
        return np.array(x, dtype=np.float64)
    if not np.issubdtype(x.dtype, np.floating):
        raise TypeError(
            f"{name} has dtype {x.dtype}, which would swallow the nudge; "
            f"pass floats, for instance {name}.astype(float)."
        )
    return x


def _require_callable(f: Any, name: str = "f") -> None:
    if not callable(f):
        raise TypeError(
            f"{name} must be a function, but it is {type(f).__name__} {f!r:.60}; "
            f"pass the function itself, not its result."
        )


def _require_step(step: float) -> float:
    step = _number(step, "step")
    if not (0 < step < math.inf):
        raise ValueError(f"step must be a positive, finite number, but it is {step:g}.")
    return step


def _number(value: Any, name: str) -> float:
    try:
        array = np.asarray(value, dtype=np.float64)
    except (TypeError, ValueError):
        raise TypeError(f"{name} must be one real number, but it is {value!r:.60}.") from None
    if array.size != 1:
        raise TypeError(f"{name} must be one number, but it has shape {array.shape}.")
    return float(array.reshape(()))
