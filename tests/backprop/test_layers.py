"""`Dense` and `unbroadcast` against nudges and HIPS autograd."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from backprop.gradient_check import gradient_check, relative_error
from backprop.layers import Dense, unbroadcast

N, D, H = 7, 6, 5


def case(seed=0, shape=(N, D, H)):
    rng = np.random.default_rng(seed)
    n, d, h = shape
    return (rng.normal(size=s) for s in [(n, d), (d, h), (h,), (n, h)])


@pytest.mark.parametrize("shape", [(N, D, H), (1, D, H), (N, 4, 4), (1, 1, 1)])
def test_a_layer_has_the_gradients_of_nudges_and_of_autograd(shape):
    X, W, b, dZ = case(1, shape)
    layer = Dense(W, b)
    assert layer.forward(X).shape == (shape[0], shape[2])
    gradients = {"X": layer.backward(dZ), "W": layer.dW, "b": layer.db}

    def loss(p):
        return anp.sum((anp.dot(p["X"], p["W"]) + p["b"]) * dZ)

    parameters = {"X": X, "W": W, "b": b}
    assert max(gradient_check(loss, parameters, gradients).values()) <= 1e-9
    theirs = autograd.grad(loss)(parameters)
    for name, gradient in gradients.items():
        assert relative_error(gradient, theirs[name]) <= 1e-14


def test_a_transposed_gradient_of_a_square_layer_is_seen():
    X, W, b, dZ = case(2, (N, 4, 4))
    layer = Dense(W, b)
    layer.forward(X)
    right = layer.backward(dZ)
    for wrong in (dZ @ W, layer.dW.T):
        assert relative_error(wrong, right if wrong.shape == right.shape else layer.dW) > 0.1


def test_nothing_that_was_handed_in_is_changed():
    X, W, b, dZ = case(3)
    before = [array.copy() for array in (X, W, b, dZ)]
    layer = Dense(W, b)
    layer.forward(X)
    layer.backward(dZ)
    for array, copy in zip((X, W, b, dZ), before, strict=True):
        assert np.array_equal(array, copy)


def test_lists_and_float32_are_taken_as_they_are():
    layer = Dense([[1.0, 2.0]], [0.0, 1.0])
    assert layer.forward([[3.0]]).tolist() == [[3.0, 7.0]]
    assert layer.backward([[1.0, 0.5]]).tolist() == [[2.0]]
    X, W, b, dZ = (array.astype(np.float32) for array in case(4))
    layer = Dense(W, b)
    assert layer.forward(X).dtype == layer.backward(dZ).dtype == layer.dW.dtype == np.float32


@pytest.mark.parametrize(
    ("run", "error", "words"),
    [
        (lambda: Dense(np.ones((D, H)), np.ones(D)), ValueError, r"\(6, 5\) and \(6,\)"),
        (lambda: Dense(np.ones(D), np.ones(D)), ValueError, r"W must have shape \(D, H\)"),
        (
            lambda: Dense(np.ones((D, H)), np.ones(H)).forward(np.ones(D)),
            ValueError,
            r"X must have shape \(N, 6\), but it has \(6,\)",
        ),
        (
            lambda: Dense(np.ones((D, H)), np.ones(H)).backward(np.ones((N, H))),
            RuntimeError,
            "call forward",
        ),
    ],
)
def test_what_does_not_fit_is_refused_in_words(run, error, words):
    with pytest.raises(error, match=words):
        run()


def test_an_upstream_gradient_of_another_shape_is_refused():
    layer = Dense(np.ones((D, H)), np.ones(H))
    layer.forward(np.ones((N, D)))
    with pytest.raises(
        ValueError, match=r"dZ must have the shape of Z, \(7, 5\), but it has \(5,\)"
    ):
        layer.backward(np.ones(H))


@pytest.mark.parametrize(
    ("small", "large"),
    [
        ((), (3, 4)),
        ((4,), (3, 4)),
        ((1,), (3, 4)),
        ((3, 1), (3, 4)),
        ((1, 4), (3, 4)),
        ((1, 1), (3, 4)),
        ((3, 4), (3, 4)),
        ((3, 1, 5), (2, 3, 4, 5)),
        ((1,), (1,)),
        ((1, 4), (1, 4)),
        ((2, 1), (2, 0)),
    ],
)
def test_unbroadcast_is_what_autograd_does(small, large):
    rng = np.random.default_rng(5)
    a, upstream = rng.normal(size=small), rng.normal(size=large)
    expected = autograd.grad(lambda a: anp.sum((a + anp.zeros(large)) * upstream))(a)
    ours = unbroadcast(upstream, small)
    assert ours.shape == small
    assert np.allclose(ours, expected, rtol=1e-13, atol=1e-13)


@pytest.mark.parametrize("shape", [(2,), (3, 4, 1), (4, 3), (3, 2)])
def test_a_shape_that_was_not_broadcast_is_refused(shape):
    with pytest.raises(ValueError, match=r"does not broadcast to \(3, 4\)"):
        unbroadcast(np.ones((3, 4)), shape)
