import math
from decimal import Decimal, localcontext

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
import traitlets

from backprop.widgets import SoftmaxExplorer
from backprop.widgets.softmax_explorer import LARGEST, STEP

EPSILON = np.finfo(np.float64).eps


def random_figures(count):
    rng = np.random.default_rng(10)
    figures = []
    for _ in range(count):
        C = int(rng.integers(3, 6))
        center, spread = rng.choice([0, 0, 0, 1000, -1000, 700]), rng.choice([1, 5, 30, 400])
        figures.append(
            SoftmaxExplorer(
                logits=np.clip(center + spread * rng.normal(size=C), -LARGEST, LARGEST),
                y=int(rng.integers(C)),
                chosen=int(rng.integers(C)),
                learning_rate=float(10 ** rng.uniform(-2, 2)),
            )
        )
    return figures


def flat(numbers, prefix=""):
    """Yield (name, value) of each number; lists and dicts are opened."""
    items = numbers.items() if isinstance(numbers, dict) else enumerate(numbers)
    for key, value in items:
        if isinstance(value, dict | list):
            yield from flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def disagreements(shown, expected, logits):
    """Return the names of numbers that differ by more than the plan's tolerance.

    That is 1e-12 relative to a number, or to 1 where it is smaller: probabilities and their
    gradients add up to 1 and to 0. A finite difference has its round-off besides.
    """
    shown, wrong = dict(flat(shown)), []
    scale = max(1.0, expected["loss"], *map(abs, logits))
    for name, value in flat(expected):
        there = shown.pop(name, "missing")
        if there == value:  # also None, which is undefined, and infinity
            continue
        if not (isinstance(there, float | int) and value is not None and math.isfinite(value)):
            wrong.append(name)
            continue
        allowed = 1e-12 * max(1.0, abs(value))
        if name in ("measured", "error"):
            allowed += 4 * EPSILON * scale / STEP
        if not abs(there - value) <= allowed:
            wrong.append(name)
    return wrong + list(shown)


def test_javascript_and_numpy_show_the_same_numbers(numbers_in_javascript, state_of):
    figures = random_figures(400)
    shown = numbers_in_javascript([("SoftmaxExplorer", state_of(figure)) for figure in figures])
    fates = set()
    for figure, numbers in zip(figures, shown, strict=True):
        expected = figure.numbers()
        assert not disagreements(numbers, expected, figure.logits), state_of(figure)
        fates.add((None in expected["naive"]["P"], expected["naive"]["total"]))
        fates.add(("loss", expected["naive"]["loss"]))
        fates.add(("long", expected["long"][0] is None))
    assert {(True, math.inf), (True, 0.0), ("loss", math.inf), ("long", True)} < fates


def test_a_number_that_is_off_is_seen(numbers_in_javascript, state_of):
    figure = SoftmaxExplorer(logits=[1001.0, 1002.0, 3.0, 1000.0], y=2, chosen=0)
    (shown,) = numbers_in_javascript([("SoftmaxExplorer", state_of(figure))])
    expected = figure.numbers()
    assert not disagreements(shown, expected, figure.logits)
    shown["P"][0] += 1e-11
    shown["dZ"][1] = math.nan
    shown["loss"] *= 1 + 1e-11
    shown["naive"]["P"][0] = 0.2
    shown["naive"]["exps"][0] = 1e308
    shown["measured"] += 1e-6
    shown["jacobian"] = shown["jacobian"][:3]
    assert disagreements(shown, expected, figure.logits) == [
        *("P.0", "loss", "dZ.1", "jacobian.3.0", "jacobian.3.1", "jacobian.3.2", "jacobian.3.3"),
        *("naive.exps.0", "naive.P.0", "measured"),
    ]


def test_probabilities_and_loss_are_those_of_fifty_digits():
    for figure in random_figures(60):
        numbers = figure.numbers()
        with localcontext() as context:
            context.prec = 50
            exps = [Decimal(z).exp() for z in figure.logits]
            P = [e / sum(exps) for e in exps]
            loss = -P[figure.y].ln()
        assert numbers["P"] == pytest.approx(list(map(float, P)), rel=1e-11, abs=1e-300)
        assert numbers["loss"] == pytest.approx(float(loss), rel=1e-13, abs=1e-15)


def test_gradients_agree_with_autograd_and_with_the_long_way():
    def loss(Z, y):
        return anp.log(anp.sum(anp.exp(Z - anp.max(Z)))) + anp.max(Z) - Z[y]

    for figure in random_figures(60):
        Z, numbers = np.array(figure.logits), figure.numbers()
        dZ = autograd.grad(loss)(Z, figure.y)
        np.testing.assert_allclose(numbers["dZ"], dZ, atol=1e-12)
        assert numbers["sum"] == pytest.approx(0, abs=1e-15)
        if numbers["long"][0] is not None:
            product = np.array(numbers["dP"]) @ np.array(numbers["jacobian"])
            np.testing.assert_allclose(product, dZ, atol=1e-12)
            np.testing.assert_allclose(numbers["long"], dZ, atol=1e-12)
        scale = max(1.0, numbers["loss"], *np.abs(Z))
        assert numbers["error"] <= 1e-9 + 4 * EPSILON * scale / STEP
        assert numbers["next_loss"] == pytest.approx(
            loss(np.array(numbers["next"]), figure.y), rel=1e-12, abs=1e-12
        )


def test_a_finite_difference_sees_a_wrong_gradient():
    class Summed(SoftmaxExplorer):
        """Nudges the loss of twice the example: its slope is not dZ."""

        def _loss(self, z):
            return 2 * super()._loss(z)

    numbers = Summed().numbers()
    assert numbers["error"] == pytest.approx(abs(numbers["dZ"][1]), rel=1e-6)


def test_a_number_added_to_all_logits_changes_only_the_naive_way():
    here = SoftmaxExplorer(logits=[2.0, 0.5, -1.0]).numbers()
    for added in (1000.0, -1000.0):
        there = SoftmaxExplorer(logits=[2 + added, 0.5 + added, -1 + added]).numbers()
        for name in ("P", "log_P", "dZ", "loss", "shifted"):
            assert there[name] == pytest.approx(here[name], rel=1e-12), name
        assert there["naive"]["P"] == [None] * 3
        assert there["naive"]["loss"] is None
        assert here["naive"]["P"] == pytest.approx(here["P"], rel=1e-14)


def test_where_a_probability_underflows_the_loss_is_still_right():
    numbers = SoftmaxExplorer(logits=[0.0, -900.0, 1.0], y=1).numbers()
    assert numbers["P"][1] == 0
    assert numbers["naive"]["loss"] == math.inf
    assert numbers["loss"] == pytest.approx(901.3132616875182, rel=1e-14)
    assert numbers["dP"][1] == -math.inf
    assert numbers["long"] == [None] * 3
    assert numbers["dZ"][1] == -1


def test_a_step_stays_on_the_axis():
    numbers = SoftmaxExplorer(logits=[2000.0, -2000.0, 0.0], y=1, learning_rate=100).numbers()
    assert numbers["next"] == [1900, -1900, 0]
    numbers = SoftmaxExplorer(logits=[0.0, 1999.0, 2000.0], y=1, learning_rate=100).numbers()
    assert numbers["next"][1] == LARGEST


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ({"logits": [1.0, 2.0]}, "expected 3 to 5 finite numbers from -2000 to 2000"),
        ({"logits": [1.0] * 6}, "expected 3 to 5 finite numbers"),
        ({"logits": [1.0, 2.0, math.nan]}, "expected 3 to 5 finite numbers"),
        ({"logits": [1.0, 2.0, 2001.0]}, r"but got \[1.0, 2.0, 2001.0\]"),
        ({"logits": "abc"}, "but got 'abc'"),
        ({"logits": [[1.0, 2.0, 3.0]]}, "expected 3 to 5 finite numbers"),
        ({"y": 5}, "expected a whole number from 0 to 4, but got 5"),
        ({"y": 3}, "must be a class from 0 to 2, as there are 3 logits, but it is 3"),
        ({"chosen": 1.5}, "expected a whole number from 0 to 4"),
        ({"chosen": 4}, "must be a class from 0 to 2"),
        ({"learning_rate": 0}, "must be a finite number from 0.01 to 100"),
    ],
)
def test_bad_input_is_refused_in_words(bad, words):
    with pytest.raises(traitlets.TraitError, match=words):
        SoftmaxExplorer(**bad)
    figure = SoftmaxExplorer()
    (name, value), before = next(iter(bad.items())), figure.numbers()
    with pytest.raises(traitlets.TraitError, match=f"{name} of SoftmaxExplorer"):
        setattr(figure, name, value)
    assert figure.numbers() == before, "a refused value changes nothing"


def test_fewer_logits_than_the_right_class_needs_are_refused():
    figure = SoftmaxExplorer(logits=[1, 2, 3, 4, 5], y=4)
    with pytest.raises(traitlets.TraitError, match="y of SoftmaxExplorer must be a class"):
        figure.logits = [1.0, 2.0, 3.0]
    assert len(figure.logits) == 5
    with figure.hold_trait_notifications():  # as the view sends them
        figure.logits, figure.y = [1.0, 2.0, 3.0], 2
    assert (figure.logits, figure.y) == ([1.0, 2.0, 3.0], 2)
