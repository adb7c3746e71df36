"""Secant and tangent of a function, and the error of the secant against its step (chapter 1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from backprop.nudge import central_difference, error_curve
from backprop.widgets.figure import Checked, Figure, Real, one_of, state

STEPS = 10.0 ** (-np.arange(97) / 8)


def _sigmoid(x: float) -> float:
    return 1 / (1 + np.exp(-x))


# name -> function, derivative; at a kink the derivative is 0
FUNCTIONS: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    "square": (lambda x: x**2, lambda x: 2 * x),
    "cube": (lambda x: x**3, lambda x: 3 * x**2),
    "sin": (np.sin, np.cos),
    "exp": (np.exp, np.exp),
    "tanh": (np.tanh, lambda x: 1 - np.tanh(x) ** 2),
    "sigmoid": (_sigmoid, lambda x: _sigmoid(x) * _sigmoid(-x)),
    "relu": (lambda x: max(x, 0.0), lambda x: float(x > 0)),
    "abs": (abs, np.sign),
}


class NudgeExplorer(Figure):
    """`NudgeExplorer(function="sin", x=1.0, step=0.5)`: drag x and step, watch both slopes."""

    function = state(Checked("sin", one_of(FUNCTIONS)))
    x = state(Real(1.0, -3, 3))
    step = state(Real(0.5, 1e-12, 1))

    def numbers(self) -> dict[str, Any]:
        """Return the function's values, both slopes, the error, and the error at 97 steps."""
        f, derivative = FUNCTIONS[self.function]
        secant, slope = central_difference(f, self.x, self.step), float(derivative(self.x))
        return {
            "value": float(f(self.x)),
            "above": float(f(self.x + self.step)),
            "below": float(f(self.x - self.step)),
            "secant": secant,
            "derivative": slope,
            "error": abs(secant - slope),
            "curve": error_curve(f, derivative, self.x, STEPS).tolist(),
        }
