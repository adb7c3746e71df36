import math

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
import traitlets

from backprop.widgets import NudgeExplorer
from backprop.widgets.nudge_explorer import FUNCTIONS, STEPS

EPSILON = np.finfo(np.float64).eps
INDEPENDENT = {
    "square": lambda x: x * x,
    "cube": lambda x: x * x * x,
    "sin": anp.sin,
    "exp": anp.exp,
    "tanh": anp.tanh,
    "sigmoid": lambda x: 1 / (1 + anp.exp(-x)),
    "relu": lambda x: anp.maximum(x, 0.0),
    "abs": anp.abs,
}


def random_states(count):
    rng = np.random.default_rng(1)
    return [
        {
            "function": str(rng.choice(list(FUNCTIONS))),
            "x": float(rng.uniform(-3, 3)),
            "step": float(10 ** rng.uniform(-12, 0)),
        }
        for _ in range(count)
    ]


def disagreements(shown, expected):
    """Return the names of numbers that differ by more than the plan's tolerance."""
    scale = max(1.0, *(abs(expected[name]) for name in ("value", "above", "below", "derivative")))
    steps = np.array([expected["step"], expected["step"], *STEPS])
    round_off = 4 * EPSILON * scale / steps + 1e-12 * scale
    pairs = {
        name: (1e-12 * scale, shown[name], expected[name])
        for name in ("value", "above", "below", "derivative")
    }
    pairs |= {name: (round_off[0], shown[name], expected[name]) for name in ("secant", "error")}
    pairs |= {
        f"curve {i}": (round_off[2 + i], shown["curve"][i], expected["curve"][i])
        for i in range(len(STEPS))
    }
    return [name for name, (allowed, a, b) in pairs.items() if not abs(a - b) <= allowed]


def test_javascript_and_numpy_show_the_same_numbers(numbers_in_javascript):
    states = random_states(300)
    shown = numbers_in_javascript([("NudgeExplorer", state) for state in states])
    for state, numbers in zip(states, shown, strict=True):
        expected = NudgeExplorer(**state).numbers() | {"step": state["step"]}
        assert not disagreements(numbers, expected), state


def test_a_number_that_is_off_is_seen():
    state = random_states(1)[0]
    expected = NudgeExplorer(**state).numbers() | {"step": state["step"]}
    wrong = dict(expected, value=expected["value"] + 1e-10)
    assert disagreements(wrong, expected) == ["value"]
    assert disagreements(dict(expected, secant=math.nan), expected) == ["secant"]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_derivatives_agree_with_autograd(name):
    slope = autograd.grad(INDEPENDENT[name])
    for x in np.random.default_rng(2).uniform(-3, 3, size=20):
        assert FUNCTIONS[name][1](x) == pytest.approx(slope(float(x)), rel=1e-12, abs=1e-14)


@pytest.mark.parametrize("bad", [{"x": math.nan}, {"x": 4}, {"step": 0}, {"step": "wide"}])
def test_a_number_out_of_range_is_refused_in_words(bad):
    with pytest.raises(traitlets.TraitError, match="must be a finite number from"):
        NudgeExplorer(**bad)
    figure = NudgeExplorer()
    (name, value), before = next(iter(bad.items())), figure.numbers()
    with pytest.raises(traitlets.TraitError, match=f"{name} of NudgeExplorer"):
        setattr(figure, name, value)
    assert figure.numbers() == before, "a refused value changes nothing"


def test_an_unknown_name_is_refused_with_the_known_ones():
    with pytest.raises(TypeError, match="no 'point'; it has function, step, x"):
        NudgeExplorer(point=1.0)
    with pytest.raises(traitlets.TraitError, match="expected one of 'square'"):
        NudgeExplorer(function="sine")
