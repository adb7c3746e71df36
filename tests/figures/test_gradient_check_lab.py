import math

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
import traitlets

from backprop.gradient_check import relative_error
from backprop.widgets import GradientCheckLab
from backprop.widgets.gradient_check_lab import MISTAKES, NAMES, STEPS, _arrays

EPSILON = {"float64": np.finfo(np.float64).eps, "float32": float(np.finfo(np.float32).eps)}


def random_figures(count):
    rng = np.random.default_rng(6)
    return [
        GradientCheckLab(
            arrays=_arrays(int(rng.integers(1000))),
            mistake=str(rng.choice(MISTAKES)),
            step=float(10 ** rng.uniform(-12, 0)),
            precision=str(rng.choice(["float64", "float32"])),
            sided=str(rng.choice(["central", "one"])),
            scale=float(10 ** rng.uniform(-9, 9)),
            weight_decay=float(rng.choice([0.0, rng.uniform(0, 2)])),
            kink=bool(rng.integers(2)),
        )
        for _ in range(count)
    ]


def disagreements(figure, shown, expected):
    """Return the names of what differs by more than the round-off of the nudges allows."""
    g = figure.gradients()
    # The loss at a nudge of 1 is larger than the loss here.
    largest = 30 * abs(expected["loss"]) + figure.scale

    def allowed(name, step):
        root = math.sqrt(g[name].size)
        norm = np.linalg.norm(g[name]) or figure.scale
        return root * 4 * EPSILON["float64"] * largest / step / norm + 1e-12

    wrong = []
    if not abs(shown["loss"] - expected["loss"]) <= 1e-12 * abs(expected["loss"]):
        wrong.append("loss")
    for name in NAMES:
        if not abs(shown["errors"][name] - expected["errors"][name]) <= allowed(name, figure.step):
            wrong.append(name)
    for i, step in enumerate(STEPS):
        most = max(allowed(name, step) for name in NAMES)
        if not abs(shown["curve"][i] - expected["curve"][i]) <= most:
            wrong.append(f"curve {i}")
    return wrong


def test_javascript_and_the_library_show_the_same_numbers(numbers_in_javascript, state_of):
    figures = random_figures(220)
    shown = numbers_in_javascript([("GradientCheckLab", state_of(f)) for f in figures])
    for figure, numbers in zip(figures, shown, strict=True):
        assert not disagreements(figure, numbers, figure.numbers()), state_of(figure)


def test_a_number_that_is_off_is_seen(numbers_in_javascript, state_of):
    figure = GradientCheckLab(mistake="1/N missing")
    (shown,) = numbers_in_javascript([("GradientCheckLab", state_of(figure))])
    expected = figure.numbers()
    assert not disagreements(figure, shown, expected)
    shown["errors"]["b1"] += 1e-6
    shown["curve"][4] = math.nan
    assert disagreements(figure, shown, expected) == ["b1", "curve 4"]


@pytest.mark.parametrize("weight_decay", [0.0, 0.4])
def test_the_right_gradient_is_autograds(weight_decay):
    figure = GradientCheckLab(weight_decay=weight_decay)
    X, T = np.array(figure.arrays["X"]), np.array(figure.arrays["T"])

    def loss(p):
        out = anp.maximum(X @ p["W1"] + p["b1"], 0) @ p["W2"] + p["b2"]
        weights = anp.sum(p["W1"] ** 2) + anp.sum(p["W2"] ** 2)
        return anp.sum((out - T) ** 2) / (2 * len(X)) + weight_decay / 2 * weights

    expected = autograd.grad(loss)(figure.parameters())
    for name in NAMES:
        assert relative_error(figure.gradients()[name], expected[name]) < 1e-14


def test_the_right_gradient_passes_and_each_mistake_is_caught_at_the_usual_step():
    for mistake in MISTAKES:
        numbers = GradientCheckLab(mistake=mistake, weight_decay=0.1).numbers()
        assert numbers["passes"] is (mistake == "none"), mistake


@pytest.mark.parametrize(
    "setting",
    [
        {"step": 1e-11},
        {"precision": "float32"},
        {"kink": True},
        {"sided": "one", "step": 1e-2},
    ],
)
def test_the_instrument_can_be_wrong_about_a_right_gradient(setting):
    assert not GradientCheckLab(**setting).numbers()["passes"]


def test_weight_decay_drowns_a_mistake_in_a_weight_but_not_in_a_bias():
    small, large = (
        GradientCheckLab(mistake="1/N missing", weight_decay=decay).numbers()["errors"]
        for decay in (0, 1000)
    )
    assert large["W1"] < small["W1"] / 50
    assert large["b1"] == pytest.approx(small["b1"], rel=1e-6)


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ({"step": math.nan}, "must be a finite number"),
        ({"mistake": "typo"}, "expected one of 'none'"),
        ({"weight_decay": -1}, "from 0 to 1000"),
        ({"arrays": {"X": [[math.nan]]}}, "X must be finite, of shape"),
        ({"arrays": {}}, "expected X as an array"),
    ],
)
def test_bad_input_is_refused_in_words(bad, words):
    with pytest.raises(traitlets.TraitError, match=words):
        GradientCheckLab(**bad)
