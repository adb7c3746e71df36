"""A chain of three links, with every value and every slope (chapter 2)."""

from __future__ import annotations

import math
from typing import Any

from backprop.graph import Graph
from backprop.nudge import central_difference
from backprop.widgets.figure import Checked, Figure, Real, one_of, state

INPUTS = ["x", "w1", "w2", "w3"]
STEPS = [
    "u1 = w1 * x",
    "v1 = sin(u1)",
    "u2 = w2 * v1",
    "v2 = exp(u2)",
    "u3 = w3 * v2",
    "y = cos(u3)",
]


class ChainExplorer(Figure):
    """`ChainExplorer(x=0.5, w1=1.2, w2=0.8, w3=1.1)`: change a weight, watch every slope."""

    x = state(Real(0.5, -3, 3))
    w1 = state(Real(1.2, -3, 3))
    w2 = state(Real(0.8, -3, 3))
    w3 = state(Real(1.1, -3, 3))
    chosen = state(Checked("w1", one_of(INPUTS)))

    def numbers(self) -> dict[str, Any]:
        """Return values, local derivatives, slopes of y, and the chosen one by nudging."""
        inputs = {name: getattr(self, name) for name in INPUTS}
        graph = Graph(inputs, STEPS)
        gradients = graph.gradients()

        def output(at: float) -> float:
            v = inputs | {self.chosen: at}
            return math.cos(v["w3"] * math.exp(v["w2"] * math.sin(v["w1"] * v["x"])))

        measured = central_difference(output, inputs[self.chosen])
        return {
            "values": dict(graph.values),
            "locals": {f"{start}.{end}": local for (start, end), local in graph.edges.items()},
            "gradients": gradients,
            "measured": measured,
            "difference": abs(measured - gradients[self.chosen]),
        }
