"""Record the graph that a number was computed from: a `Value`, or one of the reader's own (5)."""

from __future__ import annotations

import itertools
from collections.abc import Container, Iterator, Mapping
from typing import Any

from backprop.graph import OPERATIONS, Graph, Step
from backprop.scalar import ordered


class Recording(Graph):
    """A graph with `objects`: the object behind each of its nodes, by name."""

    objects: dict[str, Any]


def record(output: Any, names: Mapping[str, Any] | None = None) -> Recording:
    """Return the graph that `output`, a `Value` or an object like one, was computed from.

    It needs `data`, `operands` (a tuple of such objects, empty for an input) and `operation`,
    which is one of + - * / neg exp log tanh relu, or ** with the exponent behind it.
    `names` gives names to some of the objects; then inputs without a name are constants.
    All others are called x1, x2, … and v1, v2, … in the order of their computation.

    Raises TypeError where an attribute is missing, and ValueError for an operation or a
    number of operands that is not known, and for a name that is no word.
    """
    names = names or {}
    for name in names:
        if not name.isidentifier():
            raise ValueError(f"{name!r} cannot name a number; use a word, such as 'w1'.")
    try:
        order = ordered(output)
        called = _called(order, names, output)
        inputs = {called[id(node)]: float(node.data) for node in order if not node.operands}
        steps = [_step(node, called) for node in order if node.operands]
    except (AttributeError, TypeError) as error:
        raise TypeError(
            "A graph is recorded from a Value, or an object with data, operands and operation, "
            f"but here {error}."
        ) from None
    graph = Recording({name: x for name, x in inputs.items() if isinstance(name, str)}, steps)
    nodes = {called[id(node)]: node for node in order}
    graph.objects = {name: nodes[name] for name in graph.order}
    return graph


def _called(order: list[Any], names: Mapping[str, Any], output: Any) -> dict[int, str | float]:
    """Return id -> name, or the number for an input that is a constant."""
    given = {id(node): name for name, node in names.items()}
    free = {letter: _numbered(letter, names) for letter in "xv"}
    called: dict[int, str | float] = {}
    for node in order:
        if id(node) in given:
            called[id(node)] = given[id(node)]
        elif names and not node.operands and node is not output:
            called[id(node)] = float(node.data)
        else:
            called[id(node)] = next(free["v" if node.operands else "x"])
    return called


def _numbered(letter: str, taken: Container[str]) -> Iterator[str]:
    return (name for i in itertools.count(1) if (name := f"{letter}{i}") not in taken)


def _step(node: Any, called: Mapping[int, str | float]) -> Step:
    operation, operands = str(node.operation), tuple(called[id(o)] for o in node.operands)
    if operation.startswith("**"):
        try:
            operation, operands = "**", (*operands, float(operation[2:]))
        except ValueError:
            raise ValueError(
                f"{called[id(node)]} has the operation {operation!r}; "
                "a power is recorded with its exponent behind the stars, such as '**2'."
            ) from None
    step = Step(str(called[id(node)]), operation, operands)
    if operation not in OPERATIONS:
        raise ValueError(
            f"{step.name} has the operation {operation!r}; known are {', '.join(OPERATIONS)}."
        )
    needed = 2 if operation in {"+", "-", "*", "/", "**"} else 1
    if len(operands) != needed:
        raise ValueError(
            f"{step.name} has {len(operands)} operands, but {operation!r} needs {needed}; "
            "keep them in a tuple: a set forgets the second x of x * x."
        )
    return step
