"""An expression as a graph, forward and backward one node at a time (chapter 3)."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from typing import Any

import traitlets

from backprop.graph import OPERATIONS, Graph, Step
from backprop.recording import record
from backprop.widgets.figure import Checked, Figure, state

LISTED = 200
SAME = 1e-9
# A graph of more nodes than this opens with so many of them in sight.
WHOLE, AT_FIRST = 40, 8


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


def _names(value: Any) -> list[str]:
    return [str(name) for name in value]


def _yours(value: Any) -> dict[str, list[float | None]]:
    return {
        str(name): [float(x) if x is not None and math.isfinite(x) else None for x in pair]
        for name, pair in dict(value).items()
    }


class GraphStepper(Figure):
    """`GraphStepper(Graph({"x": 2.0}, ["u = x * x", "y = sin(u)"]))`: step, and follow paths.

    `GraphStepper(loss, names={"w": w})` shows what a `Value`, or a number of the reader's own
    class, was computed from (see `backprop.recording.record`), and where its values and
    gradients differ from those of the graph.

    `position` counts steps: the forward ones, one that sets the output's gradient to 1, and
    a backward one for each node that was computed; it starts at the end. `overwrite`
    replaces `+=` by `=`. `source` and `path` choose the path that is lit. `opened` are the
    computed nodes whose operands are in sight; of a large graph they are those next to the
    output. `yours` holds the value and gradient of the reader's own numbers, by name.
    """

    inputs = state(Checked({"x": 1.0}, _inputs))
    steps = state(Checked([], _steps))
    position = state(Checked(0, _position))
    overwrite = state(traitlets.Bool(False))
    source = state(traitlets.Unicode(""))
    path = state(Checked(0, _position))

    opened = state(Checked([], _names))
    yours = state(Checked({}, _yours))

    def __init__(self, graph: Any = None, names: dict[str, Any] | None = None, **state: Any):
        """Show this graph, or what this number was computed from, all of its steps done.

        Raises TypeError for what is neither, and TraitError for a source that is none of its
        nodes.
        """
        if graph is not None and not isinstance(graph, Graph):
            graph = record(graph, names)
            yours = {name: _data_and_grad(number) for name, number in graph.objects.items()}
            state.setdefault("yours", yours)
        if graph is not None:
            computed = {step.name for step in graph.steps}
            state.setdefault("inputs", {k: v for k, v in graph.values.items() if k not in computed})
            state.setdefault("steps", [step._asdict() for step in graph.steps])
        steps = state.get("steps", [])
        state.setdefault("position", 2 * len(steps) + 1)
        state.setdefault("opened", _at_first(steps, len(state.get("inputs", {}))))
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
        gradients = _sweep(graph, uses, self.position, self.overwrite)
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
            "differences": self._differences(graph, uses),
        }

    def _differences(self, graph: Graph, uses: list[Use]) -> list[tuple[str, str]]:
        """Return (node, "value" or "gradient") for each of the reader's numbers that is off."""
        yours = {name: self.yours[name] for name in graph.order if name in self.yours}
        if any(yours[name][0] != x for name, x in self.inputs.items() if name in yours):
            return []
        gradients = _sweep(graph, uses, 2 * len(graph.steps) + 1, overwrite=False)
        swept = any(gradient != 0 for _, gradient in yours.values())
        found = []
        for place, what, here in ((0, "value", graph.values), (1, "gradient", gradients)):
            scale = max(map(abs, here.values()))
            for name, pair in yours.items() if swept or what == "value" else ():
                theirs = math.nan if pair[place] is None else float(pair[place] or 0.0)
                if not abs(theirs - here.get(name, 0.0)) <= SAME * scale:
                    found.append((name, what))
        return found


Use = tuple[str, str, int, float]


def _data_and_grad(number: Any) -> list[float | None]:
    pair: list[float | None] = []
    for value in (number.data, getattr(number, "grad", 0.0)):
        try:
            pair.append(float(value))
        except (TypeError, ValueError):  # no number, which is shown as a difference
            pair.append(None)
    return pair


def _at_first(steps: list[dict[str, Any]], inputs: int) -> list[str]:
    """Return the computed nodes to open: all, or the ones next to the output of a large graph."""
    if len(steps) + inputs <= WHOLE:
        return [step["name"] for step in steps]
    by_name = {step["name"]: step for step in steps}
    opened, waiting, sight = set(), [steps[-1]["name"]], {steps[-1]["name"]}
    for name in waiting:  # what is added while the loop runs is visited, too
        operands = {o for o in by_name[name]["operands"] if isinstance(o, str)}
        if len(sight | operands) > AT_FIRST:
            break
        opened.add(name)
        waiting += sorted(o for o in operands - sight if o in by_name)
        sight |= operands
    return [name for name in by_name if name in opened]


def _step(fields: dict[str, Any]) -> Step:
    return Step(fields["name"], fields["symbol"], tuple(fields["operands"]))


def _uses(graph: Graph) -> Iterator[Use]:
    for step in graph.steps:
        operands = [graph.values[o] if isinstance(o, str) else o for o in step.operands]
        slopes = OPERATIONS[step.symbol][1](*operands)
        for i, (operand, slope) in enumerate(zip(step.operands, slopes, strict=True)):
            if isinstance(operand, str):
                yield operand, step.name, i, slope


def _sweep(graph: Graph, uses: list[Use], position: int, overwrite: bool) -> dict[str, float]:
    """Return the gradients after `position` steps."""
    into: dict[str, list[Use]] = {step.name: [] for step in graph.steps}
    for use in uses:
        into[use[1]].append(use)
    gradients = {graph.output: 1.0} if position > len(graph.steps) else {}
    for step in list(reversed(graph.steps))[: max(0, position - len(graph.steps) - 1)]:
        for start, end, _, local in into[step.name]:
            share = gradients.get(end, 0.0) * local
            gradients[start] = share + (0.0 if overwrite else gradients.get(start, 0.0))
    return gradients


def _counts(uses: list[Use], output: str) -> dict[str, int]:
    """Return the number of paths to the output from every node that reaches it."""
    counts = {output: 1}
    for start, end, _, _ in reversed(uses):
        if end in counts:
            counts[start] = counts.get(start, 0) + counts[end]
    return counts


def _products(uses: list[Use], counts: dict[str, int], node: str, output: str) -> Iterator[float]:
    """Yield the product along each path from `node`, depth first."""
    following: dict[str, list[tuple[str, float]]] = {}
    for start, end, _, local in uses:
        if end in counts:
            following.setdefault(start, []).append((end, local))
    waiting = [(node, 1.0)]
    while waiting:
        node, product = waiting.pop()
        if node == output:
            yield product
        waiting += [(end, product * local) for end, local in reversed(following.get(node, []))]
