import numpy as np
import pytest
import traitlets

from backprop.widgets import ShapeCalculator


def random_shapes(rng):
    # Small numbers, so that shapes fit often enough.
    left, right = (rng.integers(1, 4, size=rng.integers(0, 5)).tolist() for _ in range(2))
    return {"left": left, "right": right, "operation": str(rng.choice(["@", "+"]))}


def test_javascript_and_numpy_agree_which_shapes_fit(numbers_in_javascript):
    rng = np.random.default_rng(0)
    states = [random_shapes(rng) for _ in range(500)]
    shown = numbers_in_javascript([("ShapeCalculator", state) for state in states])
    expected = [ShapeCalculator(**state).numbers() for state in states]
    assert [n["shape"] for n in shown] == [n["shape"] for n in expected]
    assert all(n["reason"] for n in shown), "every verdict has its reason"
    fitting = sum(n["shape"] is not None for n in expected)
    assert 100 < fitting < 400, "the states are of both kinds"


@pytest.mark.parametrize("bad", [[0, 2], [1.5], "7, 6", [1] * 5, [1000], None, [float("nan")]])
def test_what_is_not_a_shape_is_refused(bad):
    with pytest.raises(traitlets.TraitError, match="expected up to 4 whole numbers"):
        ShapeCalculator(left=bad)


def test_an_unknown_operation_is_refused_with_the_known_ones():
    with pytest.raises(traitlets.TraitError, match="expected one of '@', '\\+'"):
        ShapeCalculator(operation="*")
