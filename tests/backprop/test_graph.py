import itertools
import math

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from backprop.graph import OPERATIONS, Graph, backward, path_sum, paths


def diamonds(count):
    """x0 -> (a, b) -> x1 -> ... with local derivatives whose sum over both ways is 1."""
    order, edges = ["x0"], {}
    for i in range(count):
        order += [f"a{i}", f"b{i}", f"x{i + 1}"]
        edges |= {
            (f"x{i}", f"a{i}"): 2.0,
            (f"x{i}", f"b{i}"): -3.0,
            (f"a{i}", f"x{i + 1}"): 2.0,
            (f"b{i}", f"x{i + 1}"): 1.0,
        }
    return order, edges


def random_graph(rng, size):
    order = [f"n{i}" for i in range(size)]
    edges = {
        pair: float(rng.normal()) for pair in itertools.combinations(order, 2) if rng.random() < 0.4
    }
    return order, edges


@pytest.mark.parametrize("seed", range(30))
def test_backward_is_the_sum_over_paths(seed):
    order, edges = random_graph(np.random.default_rng(seed), 9)
    for output in order:
        gradients = backward(order, edges, output)
        assert list(gradients) == order
        for node in order:
            assert gradients[node] == pytest.approx(path_sum(edges, node, output), abs=1e-12)


def test_a_node_used_twice_gets_both_gradients():
    edges = {("x", "a"): 2.0, ("x", "b"): 5.0, ("a", "y"): 3.0, ("b", "y"): -1.0}
    assert backward(["x", "a", "b", "y"], edges, "y")["x"] == 1.0
    assert list(paths(edges, "x", "y")) == [["x", "a", "y"], ["x", "b", "y"]]


def test_a_thousand_diamonds_take_one_sweep():
    order, edges = diamonds(1000)
    assert backward(order, edges, "x1000")["x0"] == 1.0


def test_path_sum_of_a_node_with_itself_is_one_and_without_a_path_zero():
    assert path_sum({}, "s", "s") == 1.0
    assert path_sum({("a", "b"): 2.0}, "b", "a") == 0.0


def test_a_cycle_is_refused():
    with pytest.raises(ValueError, match="cycle through 'a'"):
        path_sum({("a", "b"): 1.0, ("b", "a"): 1.0}, "a", "c")


@pytest.mark.parametrize(
    ("order", "output", "words"),
    [
        (["a", "a", "b"], "b", "lists a node twice"),
        (["a", "b"], "c", "output 'c' is not in order"),
        (["a"], "a", "Node 'b' of edge"),
        (["b", "a"], "b", "lists 'b' before 'a'"),
    ],
)
def test_an_order_that_is_wrong_is_refused(order, output, words):
    with pytest.raises(ValueError, match=words):
        backward(order, {("a", "b"): 1.0}, output)


AUTOGRAD = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "**": lambda a, n: a**n,
    "neg": lambda a: -a,
    "sin": anp.sin,
    "cos": anp.cos,
    "exp": anp.exp,
    "log": anp.log,
    "tanh": anp.tanh,
    "relu": lambda a: anp.maximum(a, 0.0),
    "sigmoid": lambda a: 1 / (1 + anp.exp(-a)),
}


def text_of(symbol, operands):
    if symbol == "neg":
        return f"-{operands[0]}"
    return f" {symbol} ".join(operands) if len(operands) == 2 else f"{symbol}({operands[0]})"


@pytest.mark.parametrize("symbol", OPERATIONS)
def test_every_operation_agrees_with_autograd(symbol):
    f, derivatives = AUTOGRAD[symbol], OPERATIONS[symbol][1]
    arity = 2 if symbol in {"+", "-", "*", "/", "**"} else 1
    for operands in np.random.default_rng(3).uniform(0.2, 2, (20, arity)):
        slopes = derivatives(*operands)
        wanted = [float(autograd.grad(f, i)(*operands)) for i in range(arity)]
        checked = 1 if symbol == "**" else arity  # the exponent is a constant
        assert slopes[:checked] == pytest.approx(wanted[:checked], rel=1e-12)


@pytest.mark.parametrize("seed", range(40))
def test_gradients_of_random_expressions_agree_with_autograd(seed):
    rng = np.random.default_rng(seed)
    inputs = dict(zip("abc", rng.uniform(0.5, 1.5, 3), strict=True))
    names, steps, recipe = list(inputs), [], []
    for i in range(8):
        symbol = str(rng.choice(["+", "-", "*", "/", "neg", "sin", "cos", "tanh", "sigmoid"]))
        arity = 2 if symbol in "+-*/" else 1
        operands = [str(rng.choice(names)) for _ in range(arity)]
        steps.append(f"s{i} = {text_of(symbol, operands)}")
        recipe.append((f"s{i}", symbol, operands))
        names.append(f"s{i}")

    def f(point):
        known = dict(zip("abc", point, strict=True))
        for name, symbol, operands in recipe:
            known[name] = AUTOGRAD[symbol](*[known[operand] for operand in operands])
        return known["s7"]

    graph = Graph(inputs, steps)
    point = np.array(list(inputs.values()))
    wanted = autograd.grad(f)(point)
    got = [graph.gradients()[name] for name in inputs]
    assert graph.values["s7"] == pytest.approx(f(point), rel=1e-12)
    assert got == pytest.approx(wanted, rel=1e-9, abs=1e-12)


def test_parallel_edges_are_summed_and_numbers_have_no_edge():
    graph = Graph({"x": 3}, ["y = x * x", "z = 2 * y", "u = z ** -1", "v = -u"])
    assert graph.edges[("x", "y")] == 6.0
    assert graph.order == ["x", "y", "z", "u", "v"]
    assert graph.output == "v"
    assert graph.gradients()["x"] == pytest.approx(2 * 3 / (2 * 9**2) * 2 / 2)
    assert math.isclose(graph.values["v"], -1 / 18)


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ("y = x + x * x", "not one operation"),
        ("y = x ** x", "not one operation"),
        ("y = sinh(x)", "not one operation"),
        ("y == x", "not one operation"),
        ("", "not one operation"),
        ("y =", "not one operation"),
        ("x = x * 2", "computes 'x' twice"),
        ("y = q * 2", "uses 'q' before it is known; known: x"),
        ("y = log(x)", r"has no value at \[-1.0\]"),
        ("y = x ** 0.5", "has no value"),
    ],
)
def test_a_step_that_is_wrong_is_named(step, words):
    with pytest.raises(ValueError, match=words):
        Graph({"x": -1.0}, [step])
