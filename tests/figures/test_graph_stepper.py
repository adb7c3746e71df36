import math
from collections import defaultdict

import numpy as np
import pytest
import traitlets

from backprop.graph import Graph, path_sum
from backprop.nudge import central_difference
from backprop.widgets import GraphStepper

BINARY, UNARY = ["+", "-", "*", "/"], ["sin", "cos", "exp", "tanh", "relu", "sigmoid", "neg", "log"]


def random_graph(rng):
    inputs = {name: float(rng.normal(scale=1.5)) for name in "abc"[: rng.integers(1, 4)]}
    names, steps = list(inputs), []
    for i in range(rng.integers(1, 8)):
        name = f"u{i}"
        # The last value is always used: nothing is left behind.
        x, y = names[-1], str(rng.choice(names))
        kind = rng.integers(4)
        if kind == 0:
            symbol = rng.choice(UNARY)
            steps.append(f"{name} = -{x}" if symbol == "neg" else f"{name} = {symbol}({x})")
        elif kind == 1:
            steps.append(f"{name} = {x} ** {rng.integers(1, 4)}")
        elif kind == 2:
            steps.append(f"{name} = {round(rng.normal(), 3)} * {x}")
        else:
            steps.append(f"{name} = {x} {rng.choice(BINARY)} {y}")
        names.append(name)
    return inputs, steps


def as_text(step):
    a, *b = map(str, step["operands"])
    call = f"-{a}" if step["symbol"] == "neg" else f"{step['symbol']}({a})"
    return f"{step['name']} = " + (f"{a} {step['symbol']} {b[0]}" if b else call)


def random_figures(count):
    rng = np.random.default_rng(3)
    figures = []
    while len(figures) < count:
        inputs, steps = random_graph(rng)
        try:
            graph = Graph(inputs, steps)
        except ValueError:  # such as the logarithm of a negative number
            continue
        if max(map(abs, [*graph.values.values(), *graph.edges.values()])) > 1e6:
            continue
        figures.append(
            GraphStepper(
                graph,
                position=int(rng.integers(0, 2 * len(steps) + 2)),
                overwrite=bool(rng.integers(2)),
                source=str(rng.choice([*graph.order, ""])),
            )
        )
    return figures


def disagreements(shown, expected):
    """Return the names of numbers that differ by more than 1e-12, relative to their scale."""
    locals_ = expected["locals"]
    seen = {f"{e['from']}.{e['to']}.{e['operand']}": e["local"] for e in shown["edges"]}
    wrong = [] if locals_.keys() == seen.keys() else ["edges"]
    pairs = [("value", shown["values"], expected["values"]), ("local", seen, locals_)]
    pairs.append(("gradient", shown["gradients"], expected["gradients"]))
    products = [path["product"] for path in shown["paths"]]
    pairs.append(("product", dict(enumerate(products)), dict(enumerate(expected["products"]))))
    pairs.append(("sum", {0: shown["sum"]}, {0: expected["sum"]}))
    for name, a, b in pairs:
        scale = max([1.0, *map(abs, b.values())])
        if a.keys() != b.keys() or any(not abs(a[k] - b[k]) <= 1e-12 * scale for k in b):
            wrong.append(name)
    return wrong if shown["count"] == expected["count"] else [*wrong, "count"]


def test_javascript_and_the_library_show_the_same_numbers(numbers_in_javascript, state_of):
    figures = random_figures(300)
    shown = numbers_in_javascript([("GraphStepper", state_of(figure)) for figure in figures])
    for figure, numbers in zip(figures, shown, strict=True):
        assert not disagreements(numbers, figure.numbers()), state_of(figure)
        assert numbers["problem"] == ""
    assert any(n["count"] > 1 for n in shown), "some have branches"


def test_a_number_that_is_off_is_seen(numbers_in_javascript, state_of):
    figure = GraphStepper(Graph({"x": 2.0}, ["u = x * x", "y = sin(u)"]), source="x")
    (shown,) = numbers_in_javascript([("GraphStepper", state_of(figure))])
    assert not disagreements(shown, figure.numbers())
    shown["gradients"]["x"] += 1e-9
    shown["edges"][0]["local"] = math.nan
    assert disagreements(shown, figure.numbers()) == ["local", "gradient"]


def test_stepping_to_the_end_gives_the_gradients_of_finite_differences():
    for figure in random_figures(60):
        figure.overwrite, figure.position = False, 2 * len(figure.steps) + 1
        numbers, graph = figure.numbers(), figure.graph()
        summed = defaultdict(float)
        for use, local in numbers["locals"].items():
            summed[tuple(use.split(".")[:2])] += local
        if figure.source:
            along = path_sum(graph.edges, figure.source, graph.output)
            assert numbers["sum"] == pytest.approx(along, rel=1e-9, abs=1e-9)
        assert summed == pytest.approx(graph.edges, rel=1e-12, abs=1e-12)
        assert numbers["gradients"] == pytest.approx(
            {k: v for k, v in graph.gradients().items() if k in numbers["gradients"]},
            rel=1e-9,
            abs=1e-9,
        )
        if "relu" in str(figure.steps) or max(map(abs, graph.edges.values())) > 50:
            continue
        for name, value in figure.inputs.items():
            steps = [*map(as_text, figure.steps)]
            measured = central_difference(
                lambda x, name=name, inputs=figure.inputs, steps=steps: Graph(
                    inputs | {name: x}, steps
                ).values[steps[-1].split()[0]],
                value,
                1e-6,
            )
            assert numbers["gradients"].get(name, 0.0) == pytest.approx(
                measured, rel=1e-4, abs=1e-4
            )


def test_overwriting_loses_a_path():
    graph = Graph({"x": 3.0}, ["u = x * x", "y = u * x"])
    right, wrong = (GraphStepper(graph, overwrite=flag).numbers() for flag in (False, True))
    assert right["gradients"]["x"] == pytest.approx(27.0)
    assert wrong["gradients"]["x"] != pytest.approx(27.0)
    assert right["gradients"]["x"] == pytest.approx(path_sum(graph.edges, "x", "y"))


def test_an_input_without_a_value_is_said_in_words(numbers_in_javascript, state_of):
    figure = GraphStepper(Graph({"x": 2.0}, ["u = log(x)", "y = 3.0 * u"]))
    figure.inputs = {"x": -1.0}
    (shown,) = numbers_in_javascript([("GraphStepper", state_of(figure))])
    assert shown["problem"] == "u has no value at these inputs."
    with pytest.raises(ValueError, match="no value"):
        figure.numbers()


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ({"inputs": {"x": math.nan}}, "names and finite numbers"),
        ({"inputs": {}}, "names and finite numbers"),
        ({"position": -1}, "whole number of steps"),
        ({"position": 1.5}, "whole number of steps"),
        ({"source": "z"}, "expected one of x, u"),
    ],
)
def test_bad_input_is_refused_in_words(bad, words):
    with pytest.raises(traitlets.TraitError, match=words):
        GraphStepper(Graph({"x": 2.0}, ["u = sin(x)"]), **bad)


def test_what_is_not_a_graph_is_refused():
    with pytest.raises(TypeError, match=r"shows a backprop\.graph\.Graph, but got str"):
        GraphStepper("u = x * x")
