import itertools
import math
import re
import weakref

import numpy as np
import pytest
import traitlets

from backprop.checkpoint import checkpointed_backward
from backprop.widgets import CostExplorer
from website.figures import still_pictures

WAYS = ("differences", "dual", "reverse", "checkpoints")


class Counted:
    """A number that counts the multiplications it takes part in."""

    count = 0

    def __init__(self, value):
        self.value = value

    def __add__(self, other):
        return Counted(self.value + other.value)

    def __mul__(self, other):
        Counted.count += 1
        return Counted(self.value * other.value)


class Numbers(list):
    """A vector that can be watched until nobody holds it."""


class Network:
    """Dense layers with tanh between them, in plain Python, on counted numbers.

    A layer is a function of what went into it, as in `checkpointed_backward`: x for the first
    layer, z of the layer before for the others. At each call, it measures what is alive.
    """

    def __init__(self, sizes, rng):
        self.W = [rng.normal(size=shape) for shape in itertools.pairwise(sizes)]
        self.b = [rng.normal(size=size) for size in sizes[1:]]
        self.x = rng.normal(size=sizes[0])
        self.alive, self.most = [], 0

    def watched(self, values):
        values = Numbers(values)
        self.alive.append(weakref.ref(values))
        return values

    def look(self):
        self.alive = [reference for reference in self.alive if reference() is not None]
        self.most = max(self.most, sum(len(reference()) for reference in self.alive))

    def input(self, nudge=0.0, i=0):
        x = self.x.copy()
        x[i] += nudge
        return self.watched(map(Counted, x))

    def product(self, i, vector):
        return [
            sum((v * Counted(w) for v, w in zip(vector, column, strict=True)), Counted(0.0))
            for column in self.W[i].T
        ]

    def activated(self, i, v):
        return [Counted(math.tanh(z.value)) for z in v] if i else v

    def slopes(self, v):
        return [Counted(1 - math.tanh(z.value) ** 2) for z in v]

    def layer(self, i, v):
        self.look()
        z = self.product(i, self.activated(i, v))
        return self.watched(z + Counted(b) for z, b in zip(z, self.b[i], strict=True))

    def dual_layer(self, i, v, dv):
        z = self.layer(i, v)
        if i:
            dv = [slope * d for slope, d in zip(self.slopes(v), dv, strict=True)]
        return z, self.watched(self.product(i, dv))

    def layer_backward(self, i, v, dz):
        """Map the gradient of what came out of layer i to that of `v`, which went in."""
        self.look()
        da = [
            sum((d * Counted(w) for d, w in zip(dz, row, strict=True)), Counted(0.0))
            for row in self.W[i]
        ]
        return [s * d for s, d in zip(self.slopes(v), da, strict=True)] if i else da


def by_differences(net, n, m, every):
    step, columns = 1e-5, []
    for i in range(n):
        column = np.zeros(m)
        for sign in (1, -1):
            v = net.input(sign * step, i)
            for layer in range(len(net.W)):
                v = net.layer(layer, v)
            column += sign * np.array([y.value for y in v])
            del v
        columns.append(column / (2 * step))
    return np.array(columns).T


def by_dual(net, n, m, every):
    columns = []
    for i in range(n):
        v, dv = net.input(), net.watched(Counted(float(i == j)) for j in range(n))
        for layer in range(len(net.W)):
            v, dv = net.dual_layer(layer, v, dv)
        columns.append([d.value for d in dv])
        del v, dv
    return np.array(columns).T


def seeds(m):
    return [[Counted(float(i == j)) for j in range(m)] for i in range(m)]


def by_reverse(net, n, m, every):
    values = [net.input()]
    for layer in range(len(net.W) - 1):
        values.append(net.layer(layer, values[-1]))
    net.layer(len(net.W) - 1, values[-1])
    rows = []
    for gradient in seeds(m):
        for layer in reversed(range(len(net.W))):
            gradient = net.layer_backward(layer, values[layer], gradient)
        rows.append([d.value for d in gradient])
    return np.array(rows)


def by_checkpoints(net, n, m, every):
    depth, gradients = len(net.W), seeds(m)
    starts = range(0, depth, every)
    kept = [net.input()]
    for start in starts[1:]:
        v = kept[-1]
        for layer in range(start - every, start):
            v = net.layer(layer, v)
        kept.append(v)
        del v
    for start in reversed(starts):
        stop = min(start + every, depth)
        values = [kept.pop()]
        for layer in range(start, stop - 1):
            values.append(net.layer(layer, values[-1]))
        if stop == depth:
            net.layer(depth - 1, values[-1])
        for layer in reversed(range(start, stop)):
            v = values.pop()
            gradients = [net.layer_backward(layer, v, gradient) for gradient in gradients]
            del v
    return np.array([[d.value for d in gradient] for gradient in gradients])


PROGRAMS = dict(zip(WAYS, (by_differences, by_dual, by_reverse, by_checkpoints), strict=True))


def counted(way, state):
    """Return the multiplications and the memory of a real derivative, and the derivative."""
    n, m, depth = state["inputs"], state["outputs"], state["depth"]
    net = Network([n, *[state["width"]] * (depth - 1), m], np.random.default_rng(1))
    Counted.count = 0
    jacobian = PROGRAMS[way](net, n, m, state["every"])
    return Counted.count, net.most, jacobian


TINY = [
    {"inputs": n, "outputs": m, "width": width, "depth": depth, "every": every}
    for n, m, width, depth, every in [
        (1, 1, 1, 1, 1), (4, 3, 2, 1, 1), (4, 1, 3, 2, 1), (2, 5, 3, 2, 2), (6, 1, 3, 7, 3),
        (5, 4, 2, 8, 3), (3, 2, 5, 9, 2), (3, 2, 4, 9, 3), (1, 6, 2, 10, 4), (7, 1, 4, 5, 4),
        (2, 2, 3, 6, 6), (2, 2, 3, 6, 9), (9, 1, 2, 6, 5), (1, 1, 6, 11, 2),
    ]
]  # fmt: skip


@pytest.mark.parametrize("state", TINY, ids=lambda state: "-".join(map(str, state.values())))
def test_the_formulas_are_what_a_real_network_counts(state):
    numbers = CostExplorer(**state).numbers()
    exact = counted("reverse", state)[2]
    for way in WAYS:
        multiplications, memory, jacobian = counted(way, state)
        assert jacobian == pytest.approx(exact, rel=1e-6, abs=1e-9), f"{way}: a derivative at all"
        assert numbers["operations"][way] == multiplications, way
        assert numbers["memory"][way] == memory, way
    for every, kept in enumerate(numbers["spacings"], start=1):
        assert kept == counted("checkpoints", state | {"every": every})[1]


def test_counting_sees_a_multiplication_more():
    state = TINY[4]
    Counted.count = 0
    net = Network([6, *[3] * 6, 1], np.random.default_rng(1))
    by_reverse(net, 6, 1, 1)
    _ = Counted(2.0) * Counted(3.0)
    assert CostExplorer(**state).numbers()["operations"]["reverse"] == Counted.count - 1


@pytest.mark.parametrize("depth", [1, 2, 9, 10, 30])
def test_one_unit_a_layer_keeps_what_checkpointed_backward_keeps(depth):
    for every in [*range(1, depth + 1), depth + 5]:
        calls = 0

        def function(x):
            nonlocal calls
            calls += 1
            return math.sin(x)

        _, peak = checkpointed_backward([function] * depth, [math.cos] * depth, 0.5, every)
        numbers = CostExplorer(inputs=1, outputs=1, width=1, depth=depth, every=every).numbers()
        assert numbers["memory"]["checkpoints"] == peak
        # The figure also runs the last layer, whose output is wanted.
        assert numbers["recomputed"] * depth == pytest.approx(calls + 1 - depth)
        assert numbers["recomputed"] < 1


def test_the_best_spacing_is_near_the_square_root_of_the_depth():
    for depth in range(4, 201):
        numbers = CostExplorer(depth=depth, inputs=1, width=10).numbers()
        fewest = min(numbers["spacings"])
        near = {math.floor(math.sqrt(depth)), math.ceil(math.sqrt(depth))}
        assert min(numbers["spacings"][every - 1] for every in near) <= fewest + 10
        assert numbers["spacings"][numbers["best"] - 1] == fewest
        assert fewest < numbers["memory"]["reverse"] == numbers["spacings"][-1]


def random_states(count):
    rng = np.random.default_rng(1)
    return [
        {
            "inputs": round(10 ** rng.uniform(0, 4)),
            "outputs": round(10 ** rng.uniform(0, 4)),
            "width": round(10 ** rng.uniform(0, 3)),
            "depth": int(rng.integers(1, 201)),
            "every": int(rng.integers(1, 201) if i % 2 else rng.integers(1, 16)),
        }
        for i in range(count)
    ]


def disagreements(shown, expected):
    """Return the paths of the numbers that are not the same, to the last digit."""
    if isinstance(expected, dict):
        pairs = [(key, shown[key], expected[key]) for key in expected]
    elif isinstance(expected, list):
        assert len(shown) == len(expected)
        pairs = [(i, a, b) for i, (a, b) in enumerate(zip(shown, expected, strict=True))]
    else:
        return [] if shown == expected else [""]
    return [f"{key}.{rest}".rstrip(".") for key, a, b in pairs for rest in disagreements(a, b)]


def test_javascript_and_python_show_the_same_numbers(numbers_in_javascript):
    ends = [
        {"inputs": n, "outputs": m, "width": w, "depth": depth, "every": every}
        for n in (1, 10_000) for m in (1, 10_000) for w in (1, 1000)
        for depth in (1, 2, 200) for every in (1, 2, 200)
    ]  # fmt: skip
    states = [*random_states(300), *ends, *TINY]
    shown = numbers_in_javascript([("CostExplorer", state) for state in states])
    for state, numbers in zip(states, shown, strict=True):
        expected = CostExplorer(**state).numbers()
        assert numbers.keys() == expected.keys()
        assert not disagreements(numbers, expected), state


def test_a_number_that_is_off_is_seen():
    expected = CostExplorer().numbers()
    off = dict(expected, operations=dict(expected["operations"], dual=32_961_001))
    assert disagreements(off, expected) == ["operations.dual"]
    off = dict(expected, recomputed=math.nextafter(expected["recomputed"], 1))
    assert disagreements(off, expected) == ["recomputed"]
    off = dict(expected, spacings=[*expected["spacings"][:-1], math.nan])
    assert disagreements(off, expected) == ["spacings.15"]


def test_one_output_makes_reverse_mode_win_and_many_turn_it_round():
    passes = CostExplorer(inputs=1000, outputs=1).numbers()["passes"]
    assert passes["reverse"] < passes["checkpoints"] < 3.1
    assert passes["dual"] > passes["differences"] == 2000
    turned = CostExplorer(inputs=1, outputs=1000).numbers()["passes"]
    assert turned["dual"] < 3.1
    assert turned["reverse"] > 1000


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ({"inputs": 1000, "outputs": 1}, "Reverse mode wins by a factor of 1000."),
        ({"inputs": 1, "outputs": 1, "depth": 1}, "A tie."),
        ({"inputs": 1, "outputs": 1}, "A tie."),
        ({"inputs": 10, "outputs": 12}, "Reverse mode still wins, by a factor of 1."),
        ({"inputs": 10, "outputs": 500}, "More outputs than inputs: forward mode wins by"),
        ({"depth": 5, "every": 1}, "A checkpoint at every layer keeps everything"),
        (
            {"depth": 5, "every": 7},
            "With x as the only checkpoint the whole network is",
        ),
        ({}, "keep 1192 numbers instead of 1480, for 0.867 of a forward pass more."),
    ],
)
def test_the_picture_says_who_wins_and_what_checkpoints_give(state, words, state_of):
    (still,) = still_pictures([("id", "CostExplorer", state_of(CostExplorer(**state)))])
    assert words in still
    assert not re.search(r"NaN|undefined|Infinity|\[object", still)


@pytest.mark.parametrize("most", [False, True])
def test_a_picture_of_the_smallest_and_of_the_largest_network(most, state_of):
    largest = {"inputs": 10_000, "outputs": 10_000, "width": 1000, "depth": 200, "every": 200}
    state = largest if most else dict.fromkeys(largest, 1)
    (still,) = still_pictures([("id", "CostExplorer", state_of(CostExplorer(**state)))])
    assert not re.search(r"NaN|undefined|Infinity|\[object", still)
    # Every bar ends inside its scale.
    bars = re.findall(r'<rect[^>]* class="bp-bar"[^>]*>', still)
    assert len(bars) == 2 * 8, "four ways, operations and memory, wide and narrow"
    widths = [float(re.search(r'width="([\d.]+)"', bar)[1]) for bar in bars]
    assert all(2 <= width <= 360 - 14 - 12 for width in widths)


@pytest.mark.parametrize(
    ("bad", "most"),
    [
        ({"inputs": 0}, 10_000),
        ({"inputs": 10_001}, 10_000),
        ({"outputs": 1.5}, 10_000),
        ({"width": math.nan}, 1000),
        ({"width": math.inf}, 1000),
        ({"depth": "deep"}, 200),
        ({"depth": True}, 200),
        ({"every": None}, 200),
        ({"every": -1}, 200),
        ({"every": [4, 4]}, 200),
    ],
)
def test_what_is_not_a_whole_number_in_range_is_refused_in_words(bad, most):
    (name, value) = next(iter(bad.items()))
    words = f"{name} of CostExplorer: expected a whole number from 1 to {most}, but got"
    with pytest.raises(traitlets.TraitError, match=words):
        CostExplorer(**bad)
    figure = CostExplorer()
    before = figure.numbers()
    with pytest.raises(traitlets.TraitError, match=words):
        setattr(figure, name, value)
    assert figure.numbers() == before, "a refused value changes nothing"


def test_whole_numbers_of_other_types_are_welcome():
    figure = CostExplorer(inputs=np.int64(7), width=8.0)
    assert [(type(x), x) for x in (figure.inputs, figure.width)] == [(int, 7), (int, 8)]
