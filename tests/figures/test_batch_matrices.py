import math

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
import traitlets

from backprop.gradient_check import relative_error
from backprop.nudge import partial_derivatives
from backprop.widgets import BatchMatrices
from backprop.widgets.batch_matrices import NAMES, SHAPES
from backprop.widgets.matrices import round_numbers


def random_figures(count):
    rng = np.random.default_rng(12)
    return [
        BatchMatrices(
            N=int(rng.integers(1, 8)),
            D=int(rng.integers(1, 5)),
            H=int(rng.integers(1, 5)),
            mean=bool(rng.integers(2)),
            chosen=str(rng.choice(NAMES)),
            row=int(rng.integers(7)),
            column=int(rng.integers(4)),
            arrays={name: rng.uniform(-9, 9, size=shape) for name, shape in SHAPES.items()},
        )
        for _ in range(count)
    ]


def disagreements(shown, expected):
    """Return the names of what differs by more than 1e-12 relative to the scale."""
    wrong = []
    scale = max(np.abs(expected[name]).max() for name in NAMES)
    for name in [*NAMES, "value", "terms", "loss"]:
        a, b = np.array(shown[name]), np.array(expected[name])
        allowed = 1e-12 * max(scale, expected["loss"] if name == "loss" else 1.0)
        if a.shape != b.shape or not (np.abs(a - b) <= allowed).all():
            wrong.append(name)
    return wrong


def test_javascript_and_numpy_show_the_same_numbers(numbers_in_javascript, state_of):
    figures = random_figures(300)
    shown = numbers_in_javascript([("BatchMatrices", state_of(figure)) for figure in figures])
    for figure, numbers in zip(figures, shown, strict=True):
        assert not disagreements(numbers, figure.numbers()), state_of(figure)
    assert {figure.chosen for figure in figures} == set(NAMES)


def test_a_number_that_is_off_is_seen(numbers_in_javascript, state_of):
    figure = BatchMatrices()
    (shown,) = numbers_in_javascript([("BatchMatrices", state_of(figure))])
    expected = figure.numbers()
    assert not disagreements(shown, expected)
    shown["dX"][2][0] += 1e-9
    shown["terms"][1] = math.nan
    shown["db"] = shown["db"][:1]
    assert disagreements(shown, expected) == ["dX", "db", "terms"]


def loss(figure, name, value):
    m = figure.matrices() | {name: value}
    error = anp.dot(m["X"], m["W"]) + m["b"] - m["T"]
    return anp.sum(error * error) / (2 * figure.N if figure.mean else 2)


@pytest.mark.parametrize("mean", [True, False])
@pytest.mark.parametrize("name", ["X", "W", "b"])
def test_gradients_agree_with_nudges_and_with_autograd(name, mean):
    for figure in random_figures(20):
        figure.mean = mean
        here = figure.matrices()
        assert figure.numbers()["loss"] == pytest.approx(loss(figure, name, here[name]), rel=1e-13)
        measured = partial_derivatives(lambda at, f=figure: loss(f, name, at), here[name])
        assert relative_error(here[f"d{name}"], measured) <= 1e-6
        by_autograd = autograd.grad(lambda at, f=figure: loss(f, name, at))(here[name])
        assert relative_error(here[f"d{name}"], by_autograd) <= 1e-14


def test_dz_is_the_gradient_of_the_loss_by_z():
    for figure in random_figures(20):
        m = figure.matrices()
        share = 2 * figure.N if figure.mean else 2
        measured = partial_derivatives(
            lambda Z, m=m, s=share: ((Z - m["T"]) ** 2).sum() / s, m["Z"]
        )
        assert relative_error(m["dZ"], measured) <= 1e-6


def test_the_terms_add_up_to_the_entry():
    for figure in random_figures(200):
        numbers = figure.numbers()
        assert sum(numbers["terms"]) == pytest.approx(numbers["value"], rel=1e-12, abs=1e-12)


def test_a_sum_over_examples_has_a_term_for_each_and_others_do_not():
    for name, count in (("dW", 5), ("db", 5), ("dX", 2), ("Z", 3 + 1), ("dZ", 2), ("W", 1)):
        numbers = BatchMatrices(N=5, D=3, H=2, chosen=name, row=0, column=1).numbers()
        assert len(numbers["terms"]) == count, name


def test_1_over_n_enters_every_gradient_by_way_of_dz_alone():
    with_n, without = (BatchMatrices(N=5, mean=mean).matrices() for mean in (True, False))
    for name in NAMES:
        factor = 5 if name.startswith("d") else 1
        assert factor * with_n[name] == pytest.approx(without[name], rel=1e-12)


def test_with_one_example_1_over_n_changes_nothing_and_dw_is_an_outer_product():
    one = BatchMatrices(N=1, D=3, H=2)
    m = one.matrices()
    assert m["dW"] == pytest.approx(np.outer(m["X"][0], m["dZ"][0]), rel=1e-15)
    assert BatchMatrices(N=1, mean=False).numbers() == BatchMatrices(N=1, mean=True).numbers()


def test_an_entry_outside_a_smaller_matrix_is_its_last_one():
    figure = BatchMatrices(N=2, D=3, H=2, chosen="dW", row=6, column=3)
    assert figure.numbers()["value"] == figure.matrices()["dW"][2, 1]
    figure.chosen = "db"
    assert figure.numbers()["value"] == figure.matrices()["db"][1]


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ({"N": 8}, "N of BatchMatrices: expected a whole number from 1 to 7, but got 8"),
        ({"D": "3"}, "expected a whole number from 1 to 4, but got '3'"),
        ({"row": -1}, "expected a whole number from 0 to 6"),
        ({"chosen": "dT"}, "expected one of 'X'"),
        ({"mean": "yes"}, "mean"),
        ({"arrays": [1, 2]}, "expected a dict of X, W, b, T"),
        ({"arrays": round_numbers(SHAPES | {"X": (4, 7)}, 0)}, r"X has shape \(4, 7\)"),
        ({"arrays": round_numbers(SHAPES, 0) | {"b": [10.0] * 4}}, "b must hold finite numbers"),
    ],
)
def test_bad_input_is_refused_in_words(bad, words):
    with pytest.raises(traitlets.TraitError, match=words):
        BatchMatrices(**bad)
    figure = BatchMatrices()
    before = figure.numbers()
    with pytest.raises(traitlets.TraitError, match=words):
        setattr(figure, *next(iter(bad.items())))
    assert figure.numbers() == before, "a refused value changes nothing"
