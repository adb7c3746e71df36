import math
from collections import defaultdict

import numpy as np
import pytest
import traitlets

from backprop.graph import Graph, path_sum
from backprop.nudge import central_difference
from backprop.scalar import Value, ordered
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
    if [(d["node"], d["what"]) for d in shown["differences"]] != expected["differences"]:
        wrong.append("differences")
    return wrong if shown["count"] == expected["count"] else [*wrong, "count"]


def network(seed, inputs=3, hidden=4):
    """Return the loss of a small network of Values, swept, and the names of its weights."""
    rng = np.random.default_rng(seed)
    x = [Value(number) for number in rng.normal(size=inputs)]
    w = [[Value(number) for number in row] for row in rng.normal(size=(hidden, inputs))]
    units = [sum(a * b for a, b in zip(row, x, strict=True)).tanh() for row in w]
    outer = rng.normal(size=hidden)
    loss = (sum(unit * v for unit, v in zip(units, outer, strict=True)) - 1) ** 2
    loss.backward()
    names = {f"w{i}{j}": value for i, row in enumerate(w) for j, value in enumerate(row)}
    return loss, names | {f"x{i}": value for i, value in enumerate(x)}


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


def test_a_graph_of_values_is_shown_and_its_gradients_are_theirs(numbers_in_javascript, state_of):
    figures = []
    for seed in range(60):
        loss, names = network(seed)
        figures.append(GraphStepper(loss, names=names, source="x1"))
        numbers = figures[-1].numbers()
        assert numbers["differences"] == []
        for name, value in names.items():
            assert numbers["gradients"][name] == pytest.approx(value.grad, rel=1e-12, abs=1e-15)
    shown = numbers_in_javascript([("GraphStepper", state_of(figure)) for figure in figures])
    for figure, numbers in zip(figures, shown, strict=True):
        assert not disagreements(numbers, figure.numbers())


@pytest.mark.parametrize("wrong", [1e-6, math.nan, None, "none"])
def test_a_gradient_of_the_readers_that_is_off_is_seen(wrong, numbers_in_javascript, state_of):
    loss, names = network(1)
    names["w12"].grad = names["w12"].grad + wrong if isinstance(wrong, float) else wrong
    figure = GraphStepper(loss, names=names)
    assert figure.numbers()["differences"] == [("w12", "gradient")]
    (shown,) = numbers_in_javascript([("GraphStepper", state_of(figure))])
    assert not disagreements(shown, figure.numbers())
    figure.inputs = {**figure.inputs, "x0": 0.25}
    assert figure.numbers()["differences"] == [], "at other inputs, theirs are not comparable"


def test_a_value_of_the_readers_that_is_off_is_seen_and_no_gradient_before_a_sweep():
    loss, names = network(2)
    loss.data *= 1.01
    for value in ordered(loss):
        value.grad = 0.0
    assert GraphStepper(loss, names={**names, "L": loss}).numbers()["differences"] == [
        ("L", "value")
    ]


def test_of_a_large_graph_the_part_next_to_the_output_is_in_sight():
    loss, names = network(3, inputs=20, hidden=9)
    figure = GraphStepper(loss, names=names)
    assert len(figure.inputs) + len(figure.steps) > 500
    assert 3 < len(figure.opened) < 8
    small, names = network(3, inputs=2, hidden=2)
    figure = GraphStepper(small, names=names)
    assert figure.opened == [step["name"] for step in figure.steps]


def test_a_chain_of_5000_values_is_shown(numbers_in_javascript, state_of):
    x = Value(0.5)
    y = x
    for _ in range(5000):
        y = y * 1.0
    figure = GraphStepper(y, names={"x": x}, source="x")
    assert figure.numbers()["gradients"]["x"] == 1.0
    (shown,) = numbers_in_javascript([("GraphStepper", state_of(figure))])
    assert not disagreements(shown, figure.numbers())


def test_what_is_not_a_graph_is_refused():
    with pytest.raises(TypeError, match=r"recorded from a Value"):
        GraphStepper("u = x * x")


def replaced_gradients(_name):
    """Return the graph of numbers whose sweep had `=` where `+=` is needed."""
    w, x, b = Value(-0.8), Value(1.5), Value(0.3)
    u = w * x
    y = (u + b) * u + w
    y.backward()
    w.grad, x.grad, u.grad = -1.8, 0.96, -1.2
    return GraphStepper(y, names={"w": w, "x": x, "b": b, "u": u, "y": y})


@pytest.mark.parametrize("width", [1280, 375])
def test_the_readers_numbers_fit_into_their_boxes(page_with, open_page, width):
    page = open_page(page_with("replaced gradients", replaced_gradients), width=width)
    nodes = page.locator(".bp-node[data-different]")
    assert nodes.count() == 3
    for node in nodes.all():
        assert "≠" in node.text_content()
        box = node.locator(".bp-body").bounding_box()
        text = node.locator(".bp-gradient-text").bounding_box()
        assert box["x"] < text["x"]
        assert text["x"] + text["width"] < box["x"] + box["width"]


def test_no_lines_cross_where_none_need_to(page_with, open_page):
    page = open_page(page_with("replaced gradients", replaced_gradients))
    [w, x], [by_w, by_x] = (
        [page.locator(f"{at}={name}] text").first.bounding_box()["y"] for name in names]
        for at, names in [("[data-node", ["w", "x"]), ("[data-edge", ["'w.u.0'", "'x.u.1'"])]
    )
    assert (w < x) == (by_w < by_x)
