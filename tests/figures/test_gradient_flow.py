import itertools
import math

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
import traitlets

from backprop.initialization import initialize
from backprop.widgets import GradientFlow
from backprop.widgets.gradient_flow import BINS, EXAMPLES, REACH
from backprop.widgets.random import normal, normals

ACTIVATIONS = {
    "tanh": anp.tanh,
    "sigmoid": lambda Z: 1 / (1 + anp.exp(-Z)),
    "relu": lambda Z: anp.maximum(Z, 0.0),
}
LISTS = ["spread", "between", "gradient", "stuck", "histogram"]
SINGLE = ["loss", "ratio", "layer", "z_spread"]


def random_figures(count):
    rng = np.random.default_rng(3)
    return [
        GradientFlow(
            activation=str(rng.choice(list(ACTIVATIONS))),
            depth=int(rng.integers(1, 31)),
            width=int(rng.integers(8, 37)),
            scale=float(10 ** rng.uniform(-1, math.log10(4))),
            layer=int(rng.integers(1, 31)),
            seed=int(rng.integers(2**32)),
        )
        for _ in range(count)
    ]


def sizes_of(expected):
    """Return what each number is measured against: itself, or what it is a difference of."""
    sizes = {name: np.abs(np.array(expected[name], dtype=float)) for name in [*LISTS, *SINGLE]}
    sizes["between"] = sizes["spread"]  # examples that are all alike differ by round-off
    return sizes


def disagreements(shown, expected, round_off=0.0):
    """Return the names of what differs by more than 1e-12 of its size, and the given round-off."""
    wrong = []
    for name, size in sizes_of(expected).items():
        a, b = (np.array(numbers[name], dtype=float) for numbers in (shown, expected))
        near = a.shape == b.shape and (np.abs(a - b) <= (1e-12 + round_off) * size).all()
        if not (near or shown[name] is expected[name] is None):
            wrong.append(name)
    return wrong


def own_round_off(figure):
    """Return how far the numbers move, relatively, when the last bit of each weight does.

    With tanh and a large scale, a network is chaotic: what differs by a bit in the first layer
    differs by thousands of bits in the last.
    """
    arrays, expected = figure.arrays(), figure.numbers()
    rng, most = np.random.default_rng(0), 0.0
    for _ in range(3):
        nudged = {
            name: np.nextafter(array, rng.choice([-np.inf, np.inf], size=array.shape))
            for name, array in arrays.items()
        }
        figure.arrays = lambda nudged=nudged: nudged
        moved = figure.numbers()
        del figure.arrays
        for name in ("spread", "gradient", "loss", "z_spread"):
            a, b = np.array(moved[name]), np.array(expected[name])
            most = max(most, (np.abs(a - b) / np.where(b == 0, 1, b)).max())
    return most


def test_javascript_and_numpy_show_the_same_numbers(numbers_in_javascript, state_of):
    figures = random_figures(240)
    shown = numbers_in_javascript([("GradientFlow", state_of(figure)) for figure in figures])
    chaotic = 0
    for figure, numbers in zip(figures, shown, strict=True):
        expected = figure.numbers()
        if not disagreements(numbers, expected):
            continue
        chaotic += 1
        assert figure.activation == "tanh", state_of(figure)
        assert figure.scale > 1.5, state_of(figure)
        round_off = 10 * own_round_off(figure)
        assert 1e-13 < round_off < 1e-7
        assert not disagreements(numbers, expected, round_off), state_of(figure)
    assert chaotic < len(figures) / 10
    assert {figure.activation for figure in figures} == set(ACTIVATIONS)


def test_a_number_that_is_off_is_seen(numbers_in_javascript, state_of):
    figure = GradientFlow()
    (shown,) = numbers_in_javascript([("GradientFlow", state_of(figure))])
    expected = figure.numbers()
    assert not disagreements(shown, expected)
    assert 10 * own_round_off(figure) < 1e-12, "no allowance where nothing is chaotic"
    shown["spread"][-1] *= 1 + 1e-11  # 2e-4, so this is 2e-15
    shown["gradient"][0] = math.nan
    shown["histogram"][BINS // 2] += 1
    shown["stuck"] = shown["stuck"][1:]
    shown["ratio"] = None
    assert set(disagreements(shown, expected)) == {
        "spread",
        "gradient",
        "histogram",
        "stuck",
        "ratio",
    }


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_gradients_agree_with_autograd(activation):
    for seed, scale in enumerate([0.6, 1.0, 1.7]):
        figure = GradientFlow(activation=activation, depth=4, width=9, scale=scale, seed=seed)
        arrays, numbers, f = figure.arrays(), figure.numbers(), ACTIVATIONS[activation]

        def loss(added, arrays=arrays, f=f):
            """The loss, with something added to each Z: its gradient there is dZ."""
            A = arrays["X"]
            for k, extra in enumerate(added, start=1):
                A = f(A @ arrays[f"W{k}"] + extra)
            return anp.sum((A - arrays["T"]) ** 2) / (2 * EXAMPLES)

        zeros = [np.zeros((EXAMPLES, 9)) for _ in range(4)]
        norms = [np.linalg.norm(dZ) for dZ in autograd.grad(loss)(zeros)]
        np.testing.assert_allclose(numbers["gradient"], norms, rtol=1e-12)
        assert numbers["loss"] == pytest.approx(loss(zeros), rel=1e-12)
        assert numbers["ratio"] == pytest.approx(norms[0] / norms[-1], rel=1e-12)


def product(row, column):
    return math.fsum(a * w for a, w in zip(row, column, strict=True))


def test_dead_and_saturated_are_counted_one_by_one():
    for activation in ACTIVATIONS:
        figure = GradientFlow(activation=activation, depth=5, width=8, scale=2.5, layer=4, seed=7)
        arrays, numbers = figure.arrays(), figure.numbers()
        A = arrays["X"].tolist()
        for k in range(1, 6):
            columns = arrays[f"W{k}"].T.tolist()
            Z = [[product(row, column) for column in columns] for row in A]
            A = [[float(ACTIVATIONS[activation](z)) for z in row] for row in Z]
            if activation == "relu":
                dead = sum(all(row[unit] == 0 for row in A) for unit in range(8))
                assert numbers["stuck"][k - 1] == dead / 8
            else:
                slope = autograd.grad(ACTIVATIONS[activation])
                flat = sum(slope(z) < 0.05 for row in Z for z in row)
                assert numbers["stuck"][k - 1] == flat / (8 * EXAMPLES)
            if k == 4:
                edges = np.linspace(-REACH, REACH, BINS + 1)
                edges[[0, -1]] = -np.inf, np.inf
                counts = [
                    sum(low <= z < high for row in Z for z in row)
                    for low, high in itertools.pairwise(edges)
                ]
                assert numbers["histogram"] == counts
    assert sum(counts) == 8 * EXAMPLES


def test_examples_that_are_alike_have_no_spread_between_them():
    numbers = GradientFlow(activation="sigmoid", depth=20, scale=0.3).numbers()
    assert numbers["spread"][-1] > 0.01
    assert numbers["between"][-1] < 1e-12


def test_normals_are_normal_whatever_the_seed():
    for seed in (0, 1, 2, 2**32 - 1):
        x = normals(seed, 40_001)
        assert len(x) == 40_001
        assert abs(x.mean()) < 0.02
        assert abs(x.std() - 1) < 0.015
        assert abs((x**4).mean() - 3) < 0.2
        assert abs(np.corrcoef(x[:-1], x[1:])[0, 1]) < 0.02
    np.testing.assert_array_equal(normals(5, 11), normals(5, 100)[:11])
    one_by_one = list(itertools.islice(normal(5), 1001))
    np.testing.assert_allclose(normals(5, 1001), one_by_one, rtol=1e-13, atol=1e-15)
    assert abs(np.corrcoef(normals(1, 9000), normals(2, 9000))[0, 1]) < 0.04


def test_a_deeper_network_has_the_same_first_layers():
    shallow = GradientFlow(depth=3, width=9).arrays()
    deep = GradientFlow(depth=8, width=9).arrays()
    for name, array in shallow.items():
        np.testing.assert_array_equal(array, deep[name])


@pytest.mark.parametrize(("scheme", "scale"), [("xavier", 1.0), ("he", math.sqrt(2))])
def test_the_marked_scales_are_those_of_the_schemes(scheme, scale):
    figure = GradientFlow(width=36, depth=12, scale=scale)
    spread = np.std([array for name, array in figure.arrays().items() if name[0] == "W"])
    theirs = initialize([36] * 13, scheme, np.random.default_rng(0))
    expected = np.std([array for name, array in theirs.items() if name[0] == "W"])
    assert spread == pytest.approx(expected, rel=0.03)


def test_he_keeps_the_size_of_a_signal_and_xavier_halves_its_square_with_relu():
    squares = []
    for scale in (1.0, math.sqrt(2)):
        figures = [
            GradientFlow(activation="relu", width=36, depth=10, scale=scale, seed=seed)
            for seed in range(20)
        ]
        squares.append(np.mean([figure.numbers()["gradient"][0] ** 2 for figure in figures]))
    assert squares[1] / squares[0] > 2**8


def test_a_layer_of_dead_units_lets_nothing_through(numbers_in_javascript, state_of):
    figures = [
        GradientFlow(activation="relu", width=8, depth=30, scale=0.1, seed=seed)
        for seed in range(40)
    ]
    gone = next(figure for figure in figures if 0.0 in figure.numbers()["spread"])
    numbers = gone.numbers()
    assert numbers["ratio"] is None
    assert set(numbers["gradient"]) == {0.0}
    assert numbers["stuck"][-1] == 1.0
    (shown,) = numbers_in_javascript([("GradientFlow", state_of(gone))])
    assert not disagreements(shown, numbers)


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ({"depth": 31}, "depth of GradientFlow: expected a whole number from 1 to 30, but got 31"),
        ({"width": 7}, "expected a whole number from 8 to 36"),
        ({"width": 9.5}, "expected a whole number from 8 to 36"),
        ({"seed": -1}, "expected a whole number from 0 to 4294967295"),
        ({"layer": 0}, "expected a whole number from 1 to 30"),
        ({"scale": math.nan}, "scale of GradientFlow must be a finite number from 0.1 to 4"),
        ({"activation": "ReLU"}, "expected one of 'relu', 'sigmoid', 'tanh', but got 'ReLU'"),
    ],
)
def test_bad_input_is_refused_in_words(bad, words):
    with pytest.raises(traitlets.TraitError, match=words):
        GradientFlow(**bad)
    figure = GradientFlow()
    (name, value), before = next(iter(bad.items())), figure.numbers()
    with pytest.raises(traitlets.TraitError, match=f"{name} of GradientFlow"):
        setattr(figure, name, value)
    assert figure.numbers() == before, "a refused value changes nothing"
