import math

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from backprop.diagnosis import diagnose, where_it_stopped
from backprop.gradient_check import TOLERANCE, gradient_check, relative_error

N, D, H, C = 7, 6, 5, 4


def network(seed, weight_decay):
    """Return loss and parameters of a tanh network, and its gradients from autograd."""
    rng = np.random.default_rng(seed)
    X, T = rng.normal(size=(N, D)), rng.normal(size=(N, C))
    parameters = {
        "W1": rng.normal(size=(D, H)),
        "b1": rng.normal(size=H),
        "W2": rng.normal(size=(H, C)),
        "b2": rng.normal(size=C),
    }

    def loss(p):
        out = anp.tanh(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"]
        decay = anp.sum(p["W1"] ** 2) + anp.sum(p["W2"] ** 2)
        return anp.sum((out - T) ** 2) / (2 * N) + weight_decay / 2 * decay

    return loss, parameters, autograd.grad(loss)(parameters)


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("weight_decay", [0.0, 0.1])
def test_right_gradients_pass_and_parameters_stay(seed, weight_decay):
    loss, parameters, gradients = network(seed, weight_decay)
    before = {name: array.copy() for name, array in parameters.items()}
    errors = gradient_check(loss, parameters, gradients)
    assert list(errors) == list(parameters)
    assert max(errors.values()) <= 1e-8
    assert all(np.array_equal(before[name], parameters[name]) for name in before)


def one_entry(g):
    g.flat[-1] += 1e-4 * np.abs(g).max()
    return g


def not_a_number(g):
    g.flat[0] = np.nan
    return g


@pytest.mark.parametrize("name", ["W1", "b1", "W2", "b2"])
@pytest.mark.parametrize(
    "spoil",
    [
        lambda g: g / N,
        lambda g: g * N,
        lambda g: -g,
        lambda g: g * (1 + 1e-5),
        lambda g: np.zeros_like(g),
        one_entry,
        not_a_number,
        lambda g: g[None],
    ],
)
def test_every_wrong_gradient_is_caught_alone(name, spoil):
    loss, parameters, gradients = network(0, 0.1)
    gradients[name] = spoil(gradients[name].copy())
    errors = gradient_check(loss, parameters, gradients)
    assert not errors.pop(name) <= TOLERANCE
    assert max(errors.values()) <= TOLERANCE


def test_a_tiny_overall_scale_hides_nothing():
    loss, parameters, gradients = network(0, 0.0)
    tiny = {name: 1e-6 * g for name, g in gradients.items()}

    def tiny_loss(p):
        return 1e-6 * loss(p)

    assert max(gradient_check(tiny_loss, parameters, tiny).values()) <= TOLERANCE
    tiny["b1"] *= 1.01
    assert gradient_check(tiny_loss, parameters, tiny)["b1"] > TOLERANCE


def test_a_missing_gradient_is_an_infinite_error():
    loss, parameters, gradients = network(0, 0.0)
    del gradients["b2"]
    assert gradient_check(loss, parameters, gradients)["b2"] == math.inf


def test_relative_error_at_its_corners():
    assert relative_error(0.0, 0.0) == 0.0
    assert relative_error([], []) == 0.0
    assert relative_error([1.0, 2.0], [1.0, 2.0]) == 0.0
    assert relative_error([1.0], [-1.0]) == 1.0
    assert relative_error([3.0, 0.0], [0.0, 4.0]) == pytest.approx(5 / 7)
    assert relative_error([1e-300], [2e-300]) == pytest.approx(1 / 3)
    assert relative_error([1e300], [2e300]) == pytest.approx(1 / 3)
    assert relative_error([np.nan], [np.nan]) == math.inf
    assert relative_error([1 + 1e-3j], [1.0]) == math.inf
    assert relative_error([1.0], [1.0, 1.0]) == math.inf
    assert relative_error(np.ones((3, 1)), np.ones((1, 3))) == math.inf


def test_bad_input_is_named():
    loss, parameters, gradients = network(0, 0.0)
    with pytest.raises(TypeError, match="loss must be a function of the parameters, not float"):
        gradient_check(1.0, parameters, gradients)
    with pytest.raises(TypeError, match=r"parameters\['W1'\] has dtype int64"):
        gradient_check(loss, {**parameters, "W1": np.ones((D, H), dtype=np.int64)}, gradients)


def test_parameters_given_as_lists_are_checked():
    assert gradient_check(lambda p: (p["w"] ** 2).sum(), {"w": [1, 2]}, {"w": [2, 4]})["w"] < 1e-9


M = np.random.default_rng(5).normal(size=(D, H))
SQUARE = np.random.default_rng(6).normal(size=(D, D))


@pytest.mark.parametrize(
    ("computed", "measured", "words"),
    [
        (M * N, M, "Every entry is 7 times the measured one, and N = 7: is 1/N missing?"),
        (M / N, M, "is 1/N applied twice?"),
        (-M, M, "is a sign lost?"),
        (2 * M, M, "is a factor 1/2 missing"),
        (M / 2, M, "is a factor 2 missing"),
        (0 * M, M, "Every entry is 0"),
        (M.T, M, r"dW has shape (5, 6), but it must have (6, 5). It looks transposed."),
        (SQUARE.T, SQUARE, "It is the transpose of the right one."),
        (M.sum(), M, "It was summed over everything"),
        (np.stack([M, M]), 2 * M, "Summed over its first axis it would be right."),
        (np.stack([M, M]), M, "Its first axis should have been summed."),
        (M[None], M, "The two differ in axes of length 1."),
        (M[0][:, None], M[0], "The two differ in axes of length 1."),
        (3.5 * M, M, "Every entry is 3.5 times the measured one"),
        (M * M[:1], M, "Each column is the measured one times a factor of its own"),
        (M / M[:, :1], M, "Each row is the measured one times a factor of its own"),
        (M * np.array([1, 1, 3, 1, 1]), M, "6 of 30 entries are wrong"),
        (1e-200 * M * M[:1], 1e-200 * M, "Each column is the measured one"),
        (np.where(M[1, 2] == M, 9.0, M), M, "1 of 30 entries are wrong"),
        (np.where(M[1, 2] == M, np.nan, M), M, "dW[1, 2] is nan; every entry must be finite."),
        (M.astype(str), M, "a gradient holds real numbers"),
        (None, M, "dW is None: is it missing, or is a `return`?"),
    ],
)
def test_a_wrong_gradient_is_named(computed, measured, words):
    assert words in diagnose("dW", computed, measured, batch_size=N)


@pytest.mark.parametrize("computed", [M + 1, M[::-1], M**2, np.sort(M)])
def test_a_factor_is_not_claimed_where_there_is_none(computed):
    assert "factor" not in diagnose("dW", computed, M, batch_size=N)


def test_the_worst_entry_is_named_with_both_numbers():
    wrong = M.copy()
    wrong[1, 2] += 1
    words = diagnose("dW", wrong, M)
    assert f"dW[1, 2] is {wrong[1, 2]:.4g}, but nudging that entry" in words
    assert f"rate {M[1, 2]:.4g}." in words


def test_a_right_gradient_has_no_diagnosis():
    assert diagnose("dW", M, M) == ""
    assert diagnose("dW", 3.0, np.array(3.0)) == ""


def stopped(function, *arguments):
    """Return what is said of the error that `function` ends with."""
    with pytest.raises(Exception) as caught:  # noqa: PT011
        function(*arguments)
    return where_it_stopped(caught.value, function.__name__)


def test_where_a_function_stopped_is_said_with_the_shapes_that_met_there():
    def three_gradients(dZ, X, W):
        return dZ @ W.T, X @ dZ, dZ.sum(axis=0)

    assert stopped(three_gradients, np.ones((7, 5)), np.ones((7, 6)), np.ones((6, 5))) == (
        "ValueError in `X @ dZ`, where X is (7, 6) and dZ is (7, 5): "
        "the inner sizes, 6 and 7, differ."
    )


def test_where_it_stopped_is_the_line_of_the_function_itself_and_not_of_what_it_calls():
    def helper(a, b):
        return a * b

    def entry_by_entry(x, dz):
        é = 1.0  # bytes and letters are counted differently
        dx = é * x; return helper(dx, dz)  # fmt: skip  # noqa: E702

    assert stopped(entry_by_entry, np.ones(6), np.ones(5)).startswith(
        "ValueError in `helper(dx, dz)`, where dx is (6,) and dz is (5,): operands could not"
    )


def test_where_it_stopped_says_which_index_was_too_large():
    def fill(J):
        for i in range(6):
            J[0, i] = 1

    assert stopped(fill, np.ones((6, 5))) == (
        "IndexError in `J[0, i]`, where J is (6, 5) and i is 5: "
        "index 5 is out of bounds for axis 1 with size 5."
    )


def test_where_it_stopped_does_without_what_cannot_be_had():
    def out_of_nowhere(dz):
        return dz + 1

    assert stopped(out_of_nowhere) == (
        f"TypeError: {test_where_it_stopped_does_without_what_cannot_be_had.__name__}.<locals>."
        "out_of_nowhere() missing 1 required positional argument: 'dz'."
    )
    made = {}
    exec("def no_source(x):\n    return x[9]\n", made)
    assert stopped(made["no_source"], np.ones(3)).startswith("IndexError: index 9 is out of")
    assert where_it_stopped(ValueError("no trace"), "f") == "ValueError: no trace."


def test_an_axis_that_was_not_summed_is_named_first_or_last():
    square = np.random.default_rng(5).normal(size=(4, 4))
    assert "Summed over its last axis" in diagnose("dx", square, square.sum(axis=1))
    assert "Summed over its first axis" in diagnose("db", square, square.sum(axis=0))
    # Which axis is one too many cannot be told where both fit and neither sum is right.
    assert "axis" not in diagnose("db", square, np.ones(4))
