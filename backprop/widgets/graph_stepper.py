"""An expression as a graph, forward and backward one node at a time (chapter 3)."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from typing import Any

import traitlets

from backprop.graph import OPERATIONS, Graph, Step
from backprop.widgets.figure import Checked, Figure, state

LISTED = 200


def _inputs(value: Any) -> dict[str, float]:
    try:
        inputs = {str(name): float(number) for name, number in dict(value).items()}
    except (TypeError, ValueError):
        inputs = {}
    if not inputs or not all(math.isfinite(number) for number in inputs.values()):
        raise ValueError(
            f'expected names and finite numbers, such as {{"x": 2.0}}, but got {value!r:.60}.'
        )
    return inputs


def _steps(value: Any) -> list[dict[str, Any]]:
    return [{**step, "operands": list(step["operands"])} for step in value]


def _position(value: Any) -> int:
    if not isinstance(value, int) or value < 0:
        raise ValueError(f"expected a whole number of steps from 0, but got {value!r:.60}.")
    return value


class GraphStepper(Figure):
    """`GraphStepper(Graph({"x": 2.0}, ["u = x * x", "y = sin(u)"]))`: step, and follow paths.

    `position` counts steps: the forward ones, one that sets the output's gradient to 1, and
    a backward one for each node that was computed; it starts at the end. `overwrite`
    replaces `+=` by `=`. `source` and `path` choose the path that is lit.
    """

    inputs = state(Checked({"x": 1.0}, _inputs))
    steps = state(Checked([], _steps))
    position = state(Checked(0, _position))
    overwrite = state(traitlets.Bool(False))
    source = state(traitlets.Unicode(""))
    path = state(Checked(0, _position))

    def __init__(self, graph: Graph | None = None, **state: Any) -> None:
        """Show this graph, all of its steps done.

        Raises TypeError for what is not a `Graph`, and TraitError for a source that is none
        of its nodes.
        """
        if graph is not None:
            if not isinstance(graph, Graph):
                raise TypeError(
                    f"GraphStepper shows a backprop.graph.Graph, but got {type(graph).__name__}; "
                    'make one: Graph({"x": 2.0}, ["u = x * x"]).'
                )
            computed = {step.name for step in graph.steps}
            state.setdefault("inputs", {k: v for k, v in graph.values.items() if k not in computed})
            state.setdefault("steps", [step._asdict() for step in graph.steps])
        state.setdefault("position", 2 * len(state.get("steps", [])) + 1)
        super().__init__(**state)

    @traitlets.validate("source")
    def _known(self, proposal: Any) -> str:
        names = [*self.inputs, *(step["name"] for step in self.steps)]
        if proposal.value and proposal.value not in names:
            raise traitlets.TraitError(
                f"source of GraphStepper: expected one of {', '.join(names)}, "
                f"but got {proposal.value!r:.60}."
            )
        return proposal.value

    def graph(self) -> Graph:
        """Return the graph at the present inputs; raises ValueError where it has no value."""
        return Graph(self.inputs, [_step(step) for step in self.steps])

    def numbers(self) -> dict[str, Any]:
        """Return values, local derivatives, gradients so far, and the products along paths.

        Locals are named `from.to.operand`, one for each use of a value; gradients are of the
        output, after `position` steps. Raises ValueError where the graph has no value.
        """
        graph = self.graph()
        uses = list(_uses(graph))
        gradients: dict[str, float] = {}
        if self.position > len(graph.steps):
            gradients[graph.output] = 1.0
        for step in list(reversed(graph.steps))[: max(0, self.position - len(graph.steps) - 1)]:
            for start, end, _, local in uses:
                if end == step.name:
                    share = gradients.get(end, 0.0) * local
                    gradients[start] = share + (0.0 if self.overwrite else gradients.get(start, 0))
        counts = _counts(uses, graph.output)
        products = list(
            itertools.islice(_products(uses, counts, self.source, graph.output), LISTED)
        )
        return {
            "values": dict(graph.values),
            "locals": {f"{start}.{end}.{i}": local for start, end, i, local in uses},
            "gradients": gradients,
            "count": counts.get(self.source, 0),
            "products": products,
            "sum": math.fsum(products),
        }


Use = tuple[str, str, int, float]


def _step(fields: dict[str, Any]) -> Step:
    return Step(fields["name"], fields["symbol"], tuple(fields["operands"]))


def _uses(graph: Graph) -> Iterator[Use]:
    for step in graph.steps:
        operands = [graph.values[o] if isinstance(o, str) else o for o in step.operands]
        slopes = OPERATIONS[step.symbol][1](*operands)
        for i, (operand, slope) in enumerate(zip(step.operands, slopes, strict=True)):
            if isinstance(operand, str):
                yield operand, step.name, i, slope


def _counts(uses: list[Use], output: str) -> dict[str, int]:
    """Return the number of paths to the output from every node that reaches it."""
    counts = {output: 1}
    for start, end, _, _ in reversed(uses):
        if end in counts:
            counts[start] = counts.get(start, 0) + counts[end]
    return counts


def _products(uses: list[Use], counts: dict[str, int], node: str, output: str) -> Iterator[float]:
    if node == output:
        yield 1.0
    for start, end, _, local in uses:
        if start == node and end in counts:
            for product in _products(uses, counts, end, output):
                yield local * product
