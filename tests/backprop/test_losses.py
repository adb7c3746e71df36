"""Losses, activations and initial weights, against nudges, autograd and their definitions."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from backprop import layers, losses
from backprop.gradient_check import relative_error
from backprop.initialization import initialize
from backprop.nudge import partial_derivatives

N, C = 7, 4


def case(seed=0):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(N, C)), rng.integers(0, C, N), rng.normal(size=(N, C))


def softmax(Z):
    E = anp.exp(Z - anp.max(Z, axis=1, keepdims=True))
    return E / anp.sum(E, axis=1, keepdims=True)


def test_log_softmax_is_the_logarithm_of_softmax_by_row():
    Z, _, _ = case()
    assert np.allclose(losses.log_softmax(Z), np.log(softmax(Z)), rtol=1e-13, atol=1e-14)
    assert np.allclose(np.exp(losses.log_softmax(Z)).sum(axis=1), 1, rtol=1e-14)
    assert np.allclose(losses.log_softmax(Z + 1e4), losses.log_softmax(Z), atol=1e-10)


def test_softmax_goes_back_for_any_upstream_gradient():
    Z, _, dP = case(1)
    ours = losses.softmax_backward(dP, softmax(Z))
    assert relative_error(ours, autograd.grad(lambda Z: anp.sum(softmax(Z) * dP))(Z)) <= 1e-12
    assert relative_error(ours, partial_derivatives(lambda Z: (softmax(Z) * dP).sum(), Z)) <= 1e-8


def test_cross_entropy_and_squared_error_have_the_gradients_of_nudges():
    Z, y, T = case(2)
    for loss, backward, target in (
        (losses.cross_entropy, losses.cross_entropy_backward, y),
        (losses.squared_error, losses.squared_error_backward, T),
    ):
        measured = partial_derivatives(lambda Z, f=loss, t=target: f(Z, t), Z)
        assert relative_error(backward(Z, target), measured) <= 1e-8
        assert not relative_error(backward(Z, target) * N, measured) <= 1e-6


def test_the_long_way_through_softmax_is_the_short_way():
    Z, y, _ = case(3)
    P = softmax(Z)
    dP = np.zeros((N, C))
    dP[np.arange(N), y] = -1 / (N * P[np.arange(N), y])
    assert (
        relative_error(losses.softmax_backward(dP, P), losses.cross_entropy_backward(Z, y)) < 1e-14
    )


def test_loss_and_probabilities_at_once_are_those_of_log_softmax():
    Z, y, _ = case(6)
    for given in (Z, Z.astype(np.float32), (10 * Z).astype(int), Z.tolist()):
        loss, P = losses.softmax_cross_entropy(given, y)
        log_P = losses.log_softmax(given)
        tolerance = 1e-6 if P.dtype == np.float32 else 1e-14
        assert P.dtype == log_P.dtype
        assert loss == pytest.approx(-log_P[np.arange(N), y].mean(), rel=tolerance)
        assert relative_error(P, np.exp(log_P)) <= tolerance


def test_nothing_overflows_at_10000():
    Z = np.array([[1e4, -1e4, 0.0, 1e4]])
    with np.errstate(all="raise", under="ignore"):
        assert losses.cross_entropy(Z, [1]) == pytest.approx(2e4 + np.log(2))
        assert losses.cross_entropy_backward(Z, [1]).tolist() == [[0.5, -1.0, 0.0, 0.5]]


def test_what_is_handed_in_is_not_changed():
    Z, y, dP = case(4)
    before = Z.copy(), dP.copy()
    losses.cross_entropy_backward(Z, y)
    losses.softmax_backward(dP, Z)
    losses.squared_error_backward(Z, dP)
    _, P = losses.softmax_cross_entropy(Z, y)
    kept = P.copy()
    losses.softmax_cross_entropy_backward(P, y)
    assert np.array_equal(P, kept)
    assert np.array_equal(Z, before[0])
    assert np.array_equal(dP, before[1])


def test_column_and_vector_do_not_broadcast_into_a_square():
    with pytest.raises(ValueError, match=r"they have \(7, 1\) and \(7,\)"):
        losses.squared_error(np.ones((7, 1)), np.ones(7))


@pytest.mark.parametrize("name", ["relu", "sigmoid", "tanh"])
def test_activations_have_the_gradients_of_nudges_and_take_lists(name):
    Z, _, dA = case(5)
    function, backward = layers.ACTIVATIONS[name]
    measured = partial_derivatives(lambda Z: (function(Z) * dA).sum(), Z)
    assert relative_error(backward(dA, Z), measured) <= 1e-8
    assert relative_error(backward(dA, function(Z)), measured) > 1e-3 or name == "relu"
    before = Z.copy()
    out = np.empty_like(Z)
    assert function(Z, out=out) is out
    assert np.array_equal(out, function(Z))
    assert np.array_equal(Z, before)
    assert np.array_equal(backward(dA, Z, out=out), backward(dA, Z))
    assert function([0.0, -1.0]).shape == (2,)


@pytest.mark.parametrize("name", ["relu", "sigmoid", "tanh"])
def test_activations_are_finite_and_right_at_1000(name):
    function, backward = layers.ACTIVATIONS[name]
    Z = np.array([-1000.0, -40.0, 40.0, 1000.0])
    with np.errstate(all="raise", under="ignore"):
        A, dZ = function(Z), backward(np.ones(4), Z)
    assert np.isfinite(A).all()
    assert np.isfinite(dZ).all()
    if name == "sigmoid":
        assert A.tolist()[::3] == [0.0, 1.0]
        assert dZ[1:3] == pytest.approx(np.exp(-40.0), rel=1e-14)
        assert A[1] == pytest.approx(np.exp(-40.0), rel=1e-14)


def test_relu_has_slope_0_at_its_kink():
    assert layers.relu_backward([2.0, 2.0], [0.0, -0.0]).tolist() == [0.0, 0.0]


@pytest.mark.parametrize(("scheme", "variance"), [("xavier", 2 / 700), ("he", 2 / 400)])
def test_initial_weights_have_their_variance_and_biases_are_0(scheme, variance):
    p = initialize([400, 300, 7], scheme, np.random.default_rng(0))
    assert {name: array.shape for name, array in p.items()} == {
        "W1": (400, 300),
        "b1": (300,),
        "W2": (300, 7),
        "b2": (7,),
    }
    assert p["W1"].var() == pytest.approx(variance, rel=0.03)
    assert abs(p["W1"].mean()) < 3 * np.sqrt(variance / p["W1"].size)
    assert not p["b1"].any()
    with pytest.raises(ValueError, match="'xavier' or 'he'"):
        initialize([2, 2], "lecun", np.random.default_rng(0))
