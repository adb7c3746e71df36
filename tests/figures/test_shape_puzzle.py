import math

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
import traitlets

from backprop.widgets import ShapePuzzle
from backprop.widgets.matrices import round_numbers
from backprop.widgets.shape_puzzle import SHAPES

EPSILON = np.finfo(np.float64).eps
STEP = 1e-5


def random_figures(count):
    rng = np.random.default_rng(11)
    figures = []
    for i in range(count):
        N, D, H = (int(n) for n in rng.integers(1, 6, size=3))
        arrays = {name: rng.uniform(-9, 9, size=shape) for name, shape in SHAPES.items()}
        figures.append(
            ShapePuzzle(
                N=N,
                D=D,
                H=D if rng.random() < 0.4 else H,
                target=str(rng.choice(["dW", "dX"])),
                left=str(rng.choice(["X", "W", "dZ"])),
                right=str(rng.choice(["X", "W", "dZ"])),
                left_transposed=bool(rng.integers(2)),
                right_transposed=bool(rng.integers(2)),
                arrays=arrays if i % 2 else round_numbers(SHAPES, seed=i),
            )
        )
    return figures


def disagreements(shown, expected, figure):
    """Return the names of what differs by more than 1e-12, or than the nudges' round-off."""
    g = figure.given()
    terms = np.abs(g["dZ"]) * (np.abs(g["X"]) @ np.abs(g["W"]) + np.abs(g["b"]))
    scale = max(1.0, float(terms.sum()))
    round_off = 1e-12 * scale + 4 * EPSILON * scale / STEP
    wrong = [
        name
        for name in ("given", "shape", "target_shape", "verdict", "wrong")
        if shown[name] != expected[name]
    ]
    allowed = {"loss": 1e-12 * scale, "product": 1e-12 * scale}
    for name in ("loss", "product", "measured", "largest"):
        if (shown[name] is None) or (expected[name] is None):
            if shown[name] is not expected[name]:
                wrong.append(name)
            continue
        a, b = np.array(shown[name]), np.array(expected[name])
        close = a.shape == b.shape and (np.abs(a - b) <= allowed.get(name, round_off)).all()
        if not close:
            wrong.append(name)
    return wrong


def test_javascript_and_numpy_show_the_same_numbers(numbers_in_javascript, state_of):
    figures = random_figures(400)
    shown = numbers_in_javascript([("ShapePuzzle", state_of(figure)) for figure in figures])
    seen = set()
    for figure, numbers in zip(figures, shown, strict=True):
        expected = figure.numbers()
        assert not disagreements(numbers, expected, figure), state_of(figure)
        seen.add(expected["verdict"])
    assert seen == {"no product", "shape", "values", "right"}


def test_a_number_that_is_off_is_seen(numbers_in_javascript, state_of):
    figure = ShapePuzzle(left_transposed=True)
    (shown,) = numbers_in_javascript([("ShapePuzzle", state_of(figure))])
    expected = figure.numbers()
    assert not disagreements(shown, expected, figure)
    shown["product"][1][0] += 1e-9
    shown["measured"][2][1] = math.nan
    shown["verdict"] = "values"
    assert disagreements(shown, expected, figure) == ["verdict", "product", "measured"]


@pytest.mark.parametrize("target", ["dW", "dX"])
def test_the_measured_gradient_is_autograds(target):
    for figure in random_figures(40):
        figure.target = target
        g = figure.given()

        def loss(at, g=g):
            X, W = (g["X"], at) if target == "dW" else (at, g["W"])
            return anp.sum(g["dZ"] * (anp.dot(X, W) + g["b"]))

        expected = autograd.grad(loss)(g[target[1:]])
        assert figure.measured() == pytest.approx(expected, rel=1e-7, abs=1e-6)


def all_expressions(**state):
    for left in ("X", "W", "dZ"):
        for right in ("X", "W", "dZ"):
            for turns in ((False, False), (False, True), (True, False), (True, True)):
                figure = ShapePuzzle(
                    left=left,
                    right=right,
                    left_transposed=turns[0],
                    right_transposed=turns[1],
                    **state,
                )
                name = f"{left}{'.T' * turns[0]} @ {right}{'.T' * turns[1]}"
                yield name, figure.numbers()["verdict"]


@pytest.mark.parametrize(("target", "answer"), [("dW", "X.T @ dZ"), ("dX", "dZ @ W.T")])
def test_with_different_sizes_one_expression_of_36_is_right(target, answer):
    verdicts = dict(all_expressions(N=2, D=4, H=3, target=target))
    assert len(verdicts) == 36
    assert [name for name, verdict in verdicts.items() if verdict == "right"] == [answer]
    assert "values" not in verdicts.values(), "different sizes leave no trap"


def test_a_square_layer_is_a_trap():
    verdicts = dict(all_expressions(N=2, D=3, H=3, target="dX"))
    assert verdicts["dZ @ W"] == "values"
    assert [name for name, verdict in verdicts.items() if verdict == "right"] == ["dZ @ W.T"]


def test_the_first_wrong_entry_is_named():
    numbers = ShapePuzzle(N=2, D=3, H=3, target="dX", left="dZ", right="W").numbers()
    i, j = numbers["wrong"]
    difference = np.abs(np.array(numbers["product"]) - numbers["measured"])
    assert difference[i, j] > 0.01
    assert (difference.ravel()[: 3 * i + j] < 1e-9).all()
    assert numbers["largest"] == difference.max()


def test_a_tiny_gradient_is_judged_as_strictly():
    arrays = round_numbers(SHAPES, seed=7)
    arrays["dZ"] = (np.array(arrays["dZ"]) * 1e-12).tolist()
    trap = {"N": 2, "D": 3, "H": 3, "target": "dX", "left": "dZ", "right": "W", "arrays": arrays}
    assert ShapePuzzle(**trap).numbers()["verdict"] == "values"
    assert ShapePuzzle(**trap, right_transposed=True).numbers()["verdict"] == "right"


def test_the_first_state_is_one_to_work_on():
    figure = ShapePuzzle()
    assert (figure.N, figure.D, figure.H, figure.target) == (1, 3, 2, "dW")
    assert figure.numbers()["verdict"] == "no product"


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ({"N": 0}, "N of ShapePuzzle: expected a whole number from 1 to 5, but got 0"),
        ({"D": 2.5}, "expected a whole number from 1 to 5, but got 2.5"),
        ({"H": True}, "expected a whole number from 1 to 5, but got True"),
        ({"target": "db"}, "expected one of 'dW', 'dX', but got 'db'"),
        ({"left": "b"}, "expected one of 'X', 'W', 'dZ'"),
        ({"arrays": {"X": [[1.0]]}}, "expected a dict of X, W, b, dZ"),
        ({"arrays": round_numbers(SHAPES | {"W": (2, 2)}, 0)}, r"W has shape \(2, 2\)"),
        ({"arrays": round_numbers(SHAPES, 0) | {"b": [math.nan] * 5}}, "b must hold finite"),
        ({"arrays": round_numbers(SHAPES, 0) | {"b": "five"}}, "expected b as an array of numb"),
    ],
)
def test_bad_input_is_refused_in_words(bad, words):
    with pytest.raises(traitlets.TraitError, match=words):
        ShapePuzzle(**bad)
    figure = ShapePuzzle()
    before = figure.numbers()
    with pytest.raises(traitlets.TraitError, match=words):
        setattr(figure, *next(iter(bad.items())))
    assert figure.numbers() == before, "a refused value changes nothing"
