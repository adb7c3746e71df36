import autograd
import autograd.numpy as anp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes

from backprop.gradient_check import relative_error
from backprop.nudge import central_difference, error_curve, partial_derivatives


@pytest.mark.parametrize("f", [anp.sin, anp.exp, anp.tanh, lambda x: x**3 - 2 * x])
def test_central_difference_agrees_with_autograd(f):
    for x in np.random.default_rng(1).uniform(-2, 2, 20):
        assert relative_error(central_difference(f, x), autograd.grad(f)(x)) < 1e-9


@given(shape=array_shapes(max_dims=3, max_side=4), seed=st.integers(0, 2**32))
def test_partial_derivatives_agree_with_autograd_in_any_shape(shape, seed):
    rng = np.random.default_rng(seed)
    x, upstream = rng.normal(size=shape), rng.normal(size=shape)
    before = x.copy()

    def f(x):
        return anp.sum(upstream * anp.tanh(x) ** 2) + anp.sum(x) ** 2

    assert relative_error(partial_derivatives(f, x), autograd.grad(f)(x)) < 1e-7
    assert np.array_equal(x, before)


def test_partial_derivatives_of_a_view_that_is_not_contiguous():
    x = np.arange(12.0).reshape(3, 4).T[::2]
    assert np.allclose(partial_derivatives(lambda x: (x**2).sum(), x), 2 * x)


def test_partial_derivatives_of_lists_and_numbers():
    assert np.allclose(partial_derivatives(lambda x: (x**2).sum(), [1, 2]), [2, 4])
    assert np.allclose(partial_derivatives(lambda x: x**2, 3), 6)


def test_x_is_as_it_was_even_when_f_raises():
    x = np.ones(3)

    def fails_below(x):
        if x[1] < 1:
            raise RuntimeError("below")
        return x.sum()

    with pytest.raises(RuntimeError, match="below"):
        partial_derivatives(fails_below, x)
    assert np.array_equal(x, np.ones(3))


def test_error_curve_falls_with_the_square_of_the_step_then_rises_with_round_off():
    steps = np.array([1e-1, 1e-2, 1e-5, 1e-12])
    errors = error_curve(np.exp, np.exp, 1.0, steps)
    assert errors[0] / errors[1] == pytest.approx(100, rel=0.01)
    assert errors[2] < errors[1]
    assert errors[3] > 1e3 * errors[2]


@pytest.mark.parametrize("function", [central_difference, partial_derivatives])
@pytest.mark.parametrize(
    ("f", "x", "step", "error", "words"),
    [
        (3.0, 1.0, 1e-5, TypeError, "f must be a function, but it is float 3.0"),
        (abs, 1.0, 0.0, ValueError, "step must be a positive, finite number, but it is 0"),
        (abs, 1.0, float("nan"), ValueError, "positive, finite number, but it is nan"),
        (lambda x: [1, 2], 1.0, 1e-5, TypeError, r"f\(x\) must be one number.*shape \(2,\)"),
        (lambda x: "no", 1.0, 1e-5, TypeError, r"f\(x\) must be one real number.*'no'"),
    ],
)
def test_bad_input_is_named(function, f, x, step, error, words):
    with pytest.raises(error, match=words):
        function(f, x, step)


def test_integers_to_nudge_are_refused():
    with pytest.raises(TypeError, match=r"dtype int64, which would swallow the nudge.*astype"):
        partial_derivatives(np.sum, np.array([1, 2]))


def test_a_step_below_the_resolution_of_x_is_refused():
    with pytest.raises(ValueError, match="too small to change x=1e\\+16"):
        central_difference(abs, 1e16)


def test_x_of_several_numbers_is_refused_by_central_difference():
    with pytest.raises(TypeError, match=r"x must be one number, but it has shape \(2,\)"):
        central_difference(np.sum, [1.0, 2.0])


def test_a_derivative_that_is_a_number_is_refused():
    with pytest.raises(TypeError, match="derivative must be a function"):
        error_curve(np.sin, 1.0, 1.0, [1e-5])


def test_a_nudge_that_single_precision_would_swallow_is_refused():
    x = np.array([0.5, 1000.0], dtype=np.float32)
    with pytest.raises(ValueError, match="too small to change the entry 1000 in float32"):
        partial_derivatives(lambda x: float(x.sum()), x)
    assert x.tolist() == [0.5, 1000.0], "as it was, also then"
    assert partial_derivatives(lambda x: float(x.sum()), x, step=0.5).tolist() == [1, 1]
