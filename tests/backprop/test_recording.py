"""Graphs recorded from `Value`s, and from a class of the reader's own."""

import json
from pathlib import Path

import pytest
from expressions import expressions, run

from backprop.gradient_check import relative_error
from backprop.graph import path_sum
from backprop.recording import record
from backprop.scalar import Value

TORCH = json.loads((Path(__file__).parents[1] / "reference" / "torch.json").read_text())
METHODS = {name: lambda a, name=name: getattr(a, name)() for name in ("exp", "log", "tanh", "relu")}


class Mine:
    """What a reader might have: no library, other habits."""

    def __init__(self, data, operands=(), operation=""):
        self.data, self.operands, self.operation = data, list(operands), operation

    def __mul__(self, other):
        return Mine(self.data * other.data, [self, other], "*")

    def tanh(self):
        return Mine(0.0, [self], "tanh")  # a wrong value is not the recorder's business


def test_a_graph_is_recorded_with_its_names_and_constants():
    x, w = Value(1.5), Value(-0.8)
    u = w * x
    y = (u.tanh() * x + u * 2) ** 3 - 1 / x
    graph = record(y, {"x": x, "w": w, "u": u})
    assert [str(step) for step in graph.steps] == [
        "u = w * x",
        "v1 = tanh(u)",
        "v2 = v1 * x",
        "v3 = u * 2.0",
        "v4 = v2 + v3",
        "v5 = v4 ** 3.0",
        "v6 = 1.0 / x",
        "v7 = v5 - v6",
    ]
    assert graph.order[:2] == ["w", "x"]
    assert graph.values["v7"] == y.data
    assert graph.objects["u"] is u
    assert list(graph.objects) == graph.order
    y.backward()
    assert graph.gradients()["x"] == pytest.approx(x.grad, rel=1e-14)
    assert path_sum(graph.edges, "w", "v7") == pytest.approx(w.grad, rel=1e-12)


def test_without_names_every_input_is_one():
    graph = record(Value(2.0) * Value(3.0) + 1)
    assert graph.order == ["x1", "x2", "x3", "v1", "v2"]
    assert graph.values["v2"] == 7.0


def test_a_name_that_is_given_is_not_given_twice():
    x, c = Value(2.0), Value(3.0)
    assert record(x * c + c, {"v1": x, "x1": c}).order == ["v1", "x1", "v2", "v3"]


def test_the_recorded_graph_has_the_gradients_of_pytorch():
    for (program, x), (_, *expected) in zip(expressions(), TORCH["expressions"], strict=True):
        values = {f"i{k}": Value(number) for k, number in enumerate(x)}
        graph = record(run(program, list(values.values()), METHODS), values)
        gradients = graph.gradients()
        ours = [gradients.get(name, 0.0) for name in values]
        assert relative_error(ours, expected) <= 1e-10


def test_a_class_of_the_readers_own_is_recorded():
    x = Mine(2.0)
    graph = record((x * x).tanh())
    assert [str(step) for step in graph.steps] == ["v1 = x1 * x1", "v2 = tanh(v1)"]
    assert graph.values["v2"] != 0.0


@pytest.mark.parametrize(
    ("output", "names", "error", "words"),
    [
        (3.0, {}, TypeError, "a Value, or an object with data, operands and operation"),
        (Mine(1.0, [2.0], "exp"), {}, TypeError, "'float' object has no attribute 'operands'"),
        (Mine(1.0, [Mine(2.0)], "squash"), {}, ValueError, "operation 'squash'; known are"),
        (Mine(4.0, [Mine(2.0)], "**"), {}, ValueError, "with its exponent behind the stars"),
        (Mine(4.0, {Mine(2.0)}, "*"), {}, ValueError, "a set forgets the second x"),
        (Mine("one"), {}, ValueError, "could not convert"),
        (Value(1.0), {"w 1": Value(1.0)}, ValueError, "'w 1' cannot name a number"),
    ],
)
def test_what_cannot_be_recorded_is_refused_in_words(output, names, error, words):
    with pytest.raises(error, match=words):
        record(output, names)


def test_a_graph_that_goes_round_does_not_run_for_ever():
    x = Mine(1.0)
    y = Mine(2.0, [x], "exp")
    x.operands, x.operation = [y], "exp"
    with pytest.raises(ValueError, match="before it is known"):
        record(y)
