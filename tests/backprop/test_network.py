"""`MLP` against PyTorch's numbers, HIPS autograd and nudges, at every depth."""

import json
from pathlib import Path

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
from networks import ACTIVATIONS, SIZES, networks

from backprop.data import load_digits
from backprop.gradient_check import gradient_check, relative_error
from backprop.network import MLP

TORCH = json.loads((Path(__file__).parents[1] / "reference" / "torch.json").read_text())["mlps"]
CASES = list(zip(networks(), TORCH, strict=True))
IN_AUTOGRAD = {
    "relu": lambda z: anp.maximum(z, 0),
    "tanh": anp.tanh,
    "sigmoid": lambda z: 0.5 * (anp.tanh(0.5 * z) + 1),
}


def mlp_of(case, dtype=np.float64):
    network = MLP(
        case["sizes"],
        np.random.default_rng(0),
        activation=case["activation"],
        weight_decay=case["weight_decay"],
        dtype=dtype,
    )
    for name, array in case["parameters"].items():
        network.parameters[name][...] = array
    return network


def loss_of(case):
    """Return the loss as a function of the parameters, written for autograd."""

    def loss(p):
        A, depth = case["X"], len(case["sizes"]) - 1
        for k in range(1, depth + 1):
            Z = anp.dot(A, p[f"W{k}"]) + p[f"b{k}"]
            A = IN_AUTOGRAD[case["activation"]](Z)
        top = anp.max(Z, axis=1, keepdims=True)
        log_P = Z - top - anp.log(anp.sum(anp.exp(Z - top), axis=1, keepdims=True))
        decay = sum(anp.sum(p[f"W{k}"] ** 2) for k in range(1, depth + 1))
        return -anp.mean(log_P[np.arange(len(Z)), case["y"]]) + case["weight_decay"] / 2 * decay

    return loss


def test_there_is_every_depth_and_activation_with_and_without_weight_decay():
    seen = {(len(c["sizes"]) - 1, c["activation"], c["weight_decay"] > 0) for c, _ in CASES}
    assert len(seen) == len(SIZES) * len(ACTIVATIONS) * 2


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c[0]['sizes']} {c[0]['activation']}")
def test_gradients_are_those_of_pytorch_autograd_and_nudges(case):
    case, (loss, expected) = case
    network = mlp_of(case)
    assert network.loss(case["X"], case["y"]) == pytest.approx(loss, rel=1e-13)
    gradients = network.backward()
    assert gradients.keys() == network.parameters.keys() == expected.keys()
    theirs = autograd.grad(loss_of(case))(case["parameters"])
    for name, gradient in gradients.items():
        assert gradient.shape == network.parameters[name].shape
        assert relative_error(gradient, expected[name]) <= 1e-10
        assert relative_error(gradient, theirs[name]) <= 1e-10
    errors = gradient_check(loss_of(case), case["parameters"], gradients)
    assert max(errors.values()) <= 1e-6


def test_a_second_backward_is_the_same_and_fresh_and_nothing_is_changed():
    case, _ = CASES[8]
    network = mlp_of(case)
    X, y = case["X"].copy(), case["y"].copy()
    network.loss(X, y)
    first = network.backward()
    kept = {name: gradient.copy() for name, gradient in first.items()}
    second = network.backward()
    for name in first:
        assert not np.shares_memory(first[name], second[name])
        assert np.array_equal(first[name], second[name])
    network.loss(X[:3], y[:3])
    network.backward()
    for name in first:
        assert np.array_equal(first[name], kept[name])
        assert np.array_equal(network.parameters[name], case["parameters"][name])
    assert np.array_equal(X, case["X"])


def test_logits_are_the_callers_own():
    case, _ = CASES[8]
    network = mlp_of(case)
    logits = network.forward(case["X"])
    kept = logits.copy()
    network.forward(case["X"] * 2)
    assert np.array_equal(logits, kept)


def test_parameters_are_live_also_when_they_are_replaced():
    case, _ = CASES[8]
    network = mlp_of(case)
    before = network.loss(case["X"], case["y"])
    network.parameters["W1"] = network.parameters["W1"] * 2
    assert network.loss(case["X"], case["y"]) != before


def test_batches_of_other_sizes_do_not_disturb_each_other():
    case, _ = CASES[14]
    network = mlp_of(case)
    for rows in (slice(0, 7), slice(2, 5), slice(0, 1), slice(0, 7)):
        alone = mlp_of(case)
        X, y = case["X"][rows], case["y"][rows]
        assert network.loss(X, y) == alone.loss(X, y)
        ours, theirs = network.backward(), alone.backward()
        assert all(np.array_equal(ours[name], theirs[name]) for name in ours)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_logits_of_10000_are_finite_and_so_are_their_gradients(activation):
    network = MLP([6, 5, 4], np.random.default_rng(0), activation=activation)
    network.parameters["W2"] *= 1e4
    network.parameters["b2"] += [1e4, -1e4, 0, 0]
    X = np.random.default_rng(1).normal(size=(7, 6))
    assert np.abs(network.forward(X)).max() >= 1e4
    with np.errstate(all="raise", under="ignore"):
        assert np.isfinite(network.loss(X, np.arange(7) % 4))
        assert all(np.isfinite(gradient).all() for gradient in network.backward().values())


def test_float32_stays_float32():
    case, (_, expected) = CASES[8]
    network = mlp_of(case, np.float32)
    X = case["X"].astype(np.float32)
    assert network.forward(X).dtype == np.float32
    network.loss(X, case["y"])
    for name, gradient in network.backward().items():
        assert gradient.dtype == np.float32
        assert relative_error(gradient, expected[name]) <= 1e-5
    network.descend(X, case["y"], 0.1)
    assert all(array.dtype == np.float32 for array in network.parameters.values())


def test_one_step_goes_against_the_gradient():
    case, _ = CASES[9]
    network, same = mlp_of(case), mlp_of(case)
    loss = same.loss(case["X"], case["y"])
    gradients = same.backward()
    assert network.descend(case["X"], case["y"], 0.1) == loss
    for name, gradient in gradients.items():
        expected = same.parameters[name] - 0.1 * gradient
        assert np.allclose(network.parameters[name], expected, rtol=1e-14, atol=1e-16)
    with pytest.raises(RuntimeError, match="call loss"):
        network.backward()


def test_fit_uses_every_example_once_an_epoch_the_last_short_batch_too():
    seen = []

    class Watched(MLP):
        def descend(self, X, y, learning_rate):
            seen.append(X[:, 0].tolist())
            return super().descend(X, y, learning_rate)

    rng = np.random.default_rng(0)
    network = Watched([1, 2], rng)
    X = np.arange(10.0)[:, None]
    losses = network.fit(X, np.arange(10) % 2, 2, 4, 0.01, rng)
    assert [len(batch) for batch in seen] == [4, 4, 2] * 2
    for epoch in (seen[:3], seen[3:]):
        assert sorted(x for batch in epoch for x in batch) == list(range(10))
    assert seen[:3] != seen[3:], "shuffled anew"
    assert len(losses) == 2


def test_an_epochs_loss_is_the_mean_over_its_examples():
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(10, 3)), rng.integers(0, 2, 10)
    network = MLP([3, 2], rng)
    expected = network.loss(X, y)
    assert network.fit(X, y, 1, 4, 0.0, rng) == [pytest.approx(expected, rel=1e-12)]


def test_it_learns_20_images_by_heart():
    digits, rng = load_digits(), np.random.default_rng(0)
    X, y = digits.X_train[:20], digits.y_train[:20]
    network = MLP([64, 32, 10], rng)
    losses = network.fit(X, y, 300, 20, 0.5, rng)
    assert losses[-1] < 0.01 < 2 < losses[0]
    assert (network.predict(X) == y).all()


@pytest.mark.parametrize("seed", range(5))
def test_it_reads_97_percent_of_digits_that_it_has_not_seen(seed):
    digits, rng = load_digits(), np.random.default_rng(seed)
    network = MLP([64, 256, 10], rng, weight_decay=5e-4)
    network.fit(digits.X_train, digits.y_train, 60, 32, 0.3, rng)
    assert (network.predict(digits.X_test) == digits.y_test).mean() >= 0.97


@pytest.mark.parametrize(
    ("run", "error", "words"),
    [
        (lambda rng: MLP([3, 2], rng, activation="gelu"), ValueError, "one of 'relu'"),
        (lambda rng: MLP([3], rng), ValueError, "two or more whole numbers"),
        (lambda rng: MLP([3, 2.5], rng), ValueError, "two or more whole numbers"),
        (lambda rng: MLP([3, 2], rng).backward(), RuntimeError, "call loss"),
        (lambda rng: MLP([3, 2], rng).forward(np.ones(3)), ValueError, r"\(N, 3\)"),
        (lambda rng: MLP([3, 2], rng).loss(np.ones((1, 3)), [2]), ValueError, "from 0 to 1"),
        (lambda rng: MLP([3, 2], rng).loss(np.ones((2, 3)), [0]), ValueError, r"y \(N,\)"),
        (lambda rng: MLP([3, 2], rng).loss(np.ones((1, 3)), [0.0]), ValueError, "whole numbers"),
        (
            lambda rng: MLP([3, 2], rng).fit(np.ones((0, 3)), [], 1, 4, 0.1, rng),
            ValueError,
            "0 examples",
        ),
    ],
)
def test_what_does_not_fit_is_refused_in_words(run, error, words):
    with pytest.raises(error, match=words):
        run(np.random.default_rng(0))
