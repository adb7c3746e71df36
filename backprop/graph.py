"""Graphs of local derivatives: follow every path, or sweep backward once (chapter 3).

`edges` is a dict (from, to) -> local derivative of `to` with respect to `from`,
parallel edges already summed. A `Graph` records an expression and has such edges.
"""

from __future__ import annotations

import ast
import itertools
import math
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

Node = TypeVar("Node", bound=Hashable)


def paths(
    edges: Mapping[tuple[Node, Node], float], source: Node, target: Node
) -> Iterator[list[Node]]:
    """Yield every path from `source` to `target`, each as the list of its nodes.

    Raises ValueError when the graph has a cycle that `source` reaches.
    """
    following = _following(edges)
    pending = [[source]]
    while pending:
        path = pending.pop()
        if path[-1] == target:
            yield path
            continue
        for node in reversed(following.get(path[-1], [])):
            if node in path:
                raise ValueError(
                    f"The graph has a cycle through {node!r}; a value cannot use itself."
                )
            pending.append([*path, node])


def path_sum(edges: Mapping[tuple[Node, Node], float], source: Node, target: Node) -> float:
    """Return d target / d source: the sum over paths of the product of local derivatives.

    `path_sum(s, s)` is 1 (the empty product); without a path it is 0. The number of
    paths can double with every branch. Raises ValueError when there is a cycle.
    """
    total = 0.0
    for path in paths(edges, source, target):
        product = 1.0
        for edge in itertools.pairwise(path):
            product *= edges[edge]
        total += product
    return total


def backward(
    order: Iterable[Node], edges: Mapping[tuple[Node, Node], float], output: Node
) -> dict[Node, float]:
    """Return the derivative of `output` with respect to every node, in one sweep.

    `order` lists inputs first. Each edge is used once; nodes that do not reach `output`
    get 0. This is reverse accumulation (Griewank and Walther, Evaluating Derivatives, §3.2).

    Raises ValueError when `order` lacks a node, repeats one, or lists one after its use.
    """
    order = list(order)
    position = {node: i for i, node in enumerate(order)}
    if len(position) != len(order):
        raise ValueError("order lists a node twice; every node stands in it once.")
    if output not in position:
        raise ValueError(f"The output {output!r} is not in order.")
    for start, end in edges:
        for node in (start, end):
            if node not in position:
                raise ValueError(f"Node {node!r} of edge {(start, end)!r} is not in order.")
        if position[start] >= position[end]:
            raise ValueError(f"order lists {end!r} before {start!r}, which it is computed from.")
    following = _following(edges)
    gradients = dict.fromkeys(order, 0.0)
    gradients[output] = 1.0
    for node in reversed(order[: position[output]]):
        for user in following.get(node, []):
            gradients[node] += gradients[user] * edges[node, user]
    return gradients


def _following(edges: Mapping[tuple[Node, Node], float]) -> dict[Node, list[Node]]:
    following: dict[Node, list[Node]] = {}
    for start, end in edges:
        following.setdefault(start, []).append(end)
    return following


def _sigmoid(a: float) -> float:
    return 1 / (1 + math.exp(-a)) if a >= 0 else math.exp(a) / (1 + math.exp(a))


# symbol -> (value of the operands, local derivative for each operand)
OPERATIONS: dict[str, tuple[Callable[..., float], Callable[..., tuple[float, ...]]]] = {
    "+": (lambda a, b: a + b, lambda a, b: (1.0, 1.0)),
    "-": (lambda a, b: a - b, lambda a, b: (1.0, -1.0)),
    "*": (lambda a, b: a * b, lambda a, b: (b, a)),
    "/": (lambda a, b: a / b, lambda a, b: (1 / b, -a / b**2)),
    "**": (lambda a, n: a**n, lambda a, n: (n * a ** (n - 1), math.nan)),
    "neg": (lambda a: -a, lambda a: (-1.0,)),
    "sin": (math.sin, lambda a: (math.cos(a),)),
    "cos": (math.cos, lambda a: (-math.sin(a),)),
    "exp": (math.exp, lambda a: (math.exp(a),)),
    "log": (math.log, lambda a: (1 / a,)),
    "tanh": (math.tanh, lambda a: (1 - math.tanh(a) ** 2,)),
    "relu": (lambda a: max(a, 0.0), lambda a: (1.0 if a > 0 else 0.0,)),
    "sigmoid": (_sigmoid, lambda a: (_sigmoid(a) * _sigmoid(-a),)),
}
_SYMBOLS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "**"}


class Step(NamedTuple):
    """One operation: `name = symbol(operands)`; an operand is a node's name or a number."""

    name: str
    symbol: str
    operands: tuple[str | float, ...]

    def __str__(self) -> str:
        operands = [str(operand) for operand in self.operands]
        if self.symbol == "neg":
            return f"{self.name} = -{operands[0]}"
        if len(operands) == 2:
            return f"{self.name} = {operands[0]} {self.symbol} {operands[1]}"
        return f"{self.name} = {self.symbol}({', '.join(operands)})"


class Graph:
    """A recorded expression: inputs, then steps of one operation each.

    `Graph({"x": 2, "w": -1}, ["u = w * x", "y = u * x"])` has the nodes `order`, inputs
    first, their `values`, and the local derivatives `edges`. An operation is one of
    + - * / ** (with a number as exponent), a minus sign, or sin, cos, exp, log, tanh,
    relu, sigmoid; a step is its text, or a `Step`.

    Raises ValueError, naming the step, for a step that is not of this form, uses a name
    before it is computed, or has no value at these inputs.
    """

    def __init__(self, inputs: Mapping[str, float], steps: Iterable[str | Step]) -> None:
        self.values: dict[str, float] = {name: float(value) for name, value in inputs.items()}
        self.edges: dict[tuple[str, str], float] = {}
        self.steps: list[Step] = []
        for step in steps:
            self._run(step if isinstance(step, Step) else _parse(step))

    @property
    def order(self) -> list[str]:
        """Every node, inputs first, each after what it is computed from."""
        return list(self.values)

    @property
    def output(self) -> str:
        """The last node."""
        return self.order[-1]

    def gradients(self) -> dict[str, float]:
        """Return the derivative of the output with respect to every node."""
        return backward(self.order, self.edges, self.output)

    def _run(self, step: Step) -> None:
        text = str(step)
        if step.name in self.values:
            raise ValueError(f"{text!r} computes {step.name!r} twice; give each node its own name.")
        operands = []
        for operand in step.operands:
            if isinstance(operand, str) and operand not in self.values:
                known = ", ".join(self.values) or "none"
                raise ValueError(f"{text!r} uses {operand!r} before it is known; known: {known}.")
            operands.append(self.values[operand] if isinstance(operand, str) else operand)
        value, derivatives = OPERATIONS[step.symbol]
        try:
            result, slopes = float(value(*operands)), derivatives(*operands)
        except (ArithmeticError, ValueError, TypeError):
            raise ValueError(f"{text!r} has no value at {operands}.") from None
        self.steps.append(step)
        self.values[step.name] = result
        for operand, slope in zip(step.operands, slopes, strict=True):
            if isinstance(operand, str):
                edge = (operand, step.name)
                self.edges[edge] = self.edges.get(edge, 0.0) + slope


def _parse(text: str) -> Step:
    problem = ValueError(
        f"{text!r} is not one operation; write, for instance, 'u = w * x' or 'v = sin(u)'."
    )
    try:
        statement = ast.parse(text.strip()).body[0]
    except (SyntaxError, IndexError):
        raise problem from None
    match statement:
        case ast.Assign([ast.Name(name)], ast.BinOp(a, operator, b)) if type(operator) in _SYMBOLS:
            symbol, parts = _SYMBOLS[type(operator)], [a, b]
        case ast.Assign([ast.Name(name)], ast.UnaryOp(ast.USub(), a)):
            symbol, parts = "neg", [a]
        case ast.Assign([ast.Name(name)], ast.Call(ast.Name(symbol), [a], [])):
            parts = [a]
        case _:
            raise problem
    operands = tuple(_operand(part, problem) for part in parts)
    if symbol not in OPERATIONS or (symbol == "**" and isinstance(operands[1], str)):
        raise problem
    return Step(name, symbol, operands)


def _operand(part: ast.expr, problem: ValueError) -> str | float:
    match part:
        case ast.Name(name):
            return name
        case ast.Constant(int() | float() as number):
            return float(number)
        case ast.UnaryOp(ast.USub(), ast.Constant(int() | float() as number)):
            return -float(number)
    raise problem
