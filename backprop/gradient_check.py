"""Compare computed gradients with nudges of the loss (chapter 4)."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from backprop.nudge import STEP, nudgeable, partial_derivatives

TOLERANCE = 1e-6


def relative_error(a: Any, b: Any) -> float:
    """Return ‖a − b‖ / (‖a‖ + ‖b‖), between 0 (equal) and 1 (opposite or one is zero).

    0/0 is 0. Different shapes, and anything that is not finite or not real, give inf.
    Norms are taken after dividing by the largest entry, so that no scale over- or underflows.
    """
    if np.iscomplexobj(a) or np.iscomplexobj(b):
        return math.inf
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    if a.shape != b.shape or not (np.isfinite(a).all() and np.isfinite(b).all()):
        return math.inf
    scale = max(np.abs(a).max(initial=0.0), np.abs(b).max(initial=0.0))
    if scale == 0:
        return 0.0
    a, b = a / scale, b / scale
    return float(np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b)))


def gradient_check(
    loss: Callable[[Mapping[str, np.ndarray]], Any],
    parameters: Mapping[str, Any],
    gradients: Mapping[str, Any],
    step: float = STEP,
) -> dict[str, float]:
    """Return name -> relative error of that gradient against central differences of `loss`.

    `loss(parameters)` gives a number; `parameters` and `gradients` are dicts of arrays, and
    are as they were afterwards. A gradient that is missing, has another shape, or is not
    finite has error inf. Pass means `error <= TOLERANCE`, which NaN does not.

    Raises TypeError for a parameter of integers and for a `loss` that is not callable.
    """
    if not callable(loss):
        raise TypeError(f"loss must be a function of the parameters, not {type(loss).__name__}.")
    arrays = {name: nudgeable(array, f"parameters[{name!r}]") for name, array in parameters.items()}
    errors = {}
    for name, array in arrays.items():
        if name not in gradients or np.shape(gradients[name]) != array.shape:
            errors[name] = math.inf
            continue
        measured = partial_derivatives(lambda _: loss(arrays), array, step)
        errors[name] = relative_error(gradients[name], measured)
    return errors
