import json
import math
import subprocess
from pathlib import Path

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
import traitlets

from backprop.data import load_digits
from backprop.nudge import partial_derivatives
from backprop.widgets import DigitNetwork
from backprop.widgets.random import normal, permutation, uniform

ROOT = Path(__file__).parents[2]
DIGITS = load_digits()
EXACT = ["guess", "truth", "label", "unit", "stuck", "accuracy"]
CLOSE = [
    *["pixels", "hidden", "logits", "probabilities", "loss"],
    *["pixel_gradient", "weights", "bias", "held_out_loss"],
]
# What the page runs between two pictures, for states on standard input.
TRAIN = """
import { createInterface } from "node:readline";
import { trainingDigits } from "./figures/data/digits.js";
import { Training } from "./figures/maths/digit_network.js";
const examples = await trainingDigits();
for await (const line of createInterface({ input: process.stdin })) {
  const { state, steps } = JSON.parse(line);
  const training = new Training(state, examples);
  for (let i = 0; i < steps; i += 1) training.step(state);
  console.log(JSON.stringify(training.result()));
}
"""
DATA = """
import { testDigits, trainingDigits } from "./figures/data/digits.js";
import { normal, permutation, uniform } from "./figures/maths/random.js";
const plain = ({ X, y }) => ({ X: [...X], y: [...y] });
const numbers = [0, 1, 7, 4294967295].map((seed) => {
  const [a, b] = [uniform(seed), normal(seed)];
  const draw = (next) => Array.from({ length: 99 }, next);
  return { uniform: draw(a), normal: draw(b), order: permutation(seed, 500) };
});
const [test, training] = [testDigits(), await trainingDigits()].map(plain);
console.log(JSON.stringify({ test, training, numbers }));
"""


def in_node(script, text=""):
    run = subprocess.run(
        [str(ROOT / ".venv/bin/node"), "--input-type=module", "-e", script],
        cwd=ROOT, input=text, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    return [json.loads(line) for line in run.stdout.splitlines()]


def trained_in_javascript(figures, steps, state_of):
    asked = [json.dumps({"state": state_of(figure), "steps": steps}) for figure in figures]
    return in_node(TRAIN, "\n".join(asked))


def random_figures(count, seed=11):
    rng = np.random.default_rng(seed)
    figures = []
    for i in range(count):
        hidden = int(rng.choice([8, 16, 32, 64]))
        size = 64 * hidden + hidden + hidden * 10 + 10
        figures.append(
            DigitNetwork(
                digit=int(rng.integers(360)),
                drawn=rng.integers(0, 17, size=64) / 16 if i % 3 == 0 else [],
                label=str(rng.choice(["own", *map(str, range(10))])),
                unit=int(rng.integers(64)),
                hidden=hidden,
                activation=str(rng.choice(["relu", "tanh"])),
                learning_rate=float(10 ** rng.uniform(-3, 0)),
                weight_decay=float(rng.choice([0, rng.uniform(0, 0.1)])),
                seed=int(rng.integers(10_000)),
                parameters=[] if i % 10 == 9 else rng.normal(size=size) * rng.choice([0.2, 1]),
                steps=0 if i % 10 == 9 else int(rng.integers(500)),
                running=0 if i % 10 == 9 else float(rng.uniform(0, 9)),
            )
        )
    return figures


def disagreements(shown, expected):
    """Return the names of what differs by more than 1e-12 relative to the scale."""
    wrong = [name for name in EXACT if shown[name] != expected[name]]
    scale = max(1.0, *(np.abs(expected[name]).max() for name in CLOSE))
    for name in CLOSE:
        a, b = np.array(shown[name], float), np.array(expected[name], float)
        if a.shape != b.shape or not (np.abs(a - b) <= 1e-12 * scale).all():
            wrong.append(name)
    return wrong


def test_javascript_and_numpy_show_the_same_numbers(numbers_in_javascript, state_of):
    figures = random_figures(240)
    shown = numbers_in_javascript([("DigitNetwork", state_of(figure)) for figure in figures])
    for figure, numbers in zip(figures, shown, strict=True):
        assert set(numbers) == {*EXACT, *CLOSE}
        assert not disagreements(numbers, figure.numbers()), (figure.hidden, figure.activation)


def test_a_number_that_is_off_is_seen(numbers_in_javascript, state_of):
    figure = random_figures(1)[0]
    (shown,) = numbers_in_javascript([("DigitNetwork", state_of(figure))])
    expected = figure.numbers()
    assert not disagreements(shown, expected)
    shown["pixel_gradient"][17] += 1e-9
    shown["probabilities"][3] = math.nan
    shown["hidden"] = shown["hidden"][:-1]
    shown["accuracy"] += 1 / 360
    shown["guess"] = (shown["guess"] + 1) % 10
    assert disagreements(shown, expected) == [
        "guess", "accuracy", "hidden", "probabilities", "pixel_gradient",
    ]  # fmt: skip


def apart(a, b):
    """Return how far two results of training are apart, relative to the scale of the numbers."""
    return max(
        float(np.abs(np.subtract(a[name], b[name])).max()) / max(1.0, float(np.abs(b[name]).max()))
        for name in ("parameters", "running")
    )


def result_of(figure):
    return {"parameters": figure.parameters, "running": figure.running}


def test_a_training_step_in_javascript_is_the_library_s(state_of):
    figures = random_figures(210, seed=5)
    for result, figure in zip(trained_in_javascript(figures, 1, state_of), figures, strict=True):
        before = np.array(figure.parameters)
        figure.descend()
        assert result["steps"] == figure.steps
        assert len(result["history"]) == len(figure.history)
        assert apart(result, result_of(figure)) <= 1e-12
        assert before.size == 0 or not np.array_equal(before, figure.parameters)


def test_a_wrong_step_is_seen(state_of):
    (figure,) = random_figures(1, seed=5)
    (result,) = trained_in_javascript([figure], 1, state_of)
    rate = figure.learning_rate
    for wrong in ({"learning_rate": rate * (1 + 1e-6)}, {"weight_decay": 0.05}, {"seed": 0}):
        other = DigitNetwork(**state_of(figure) | wrong)
        other.descend()
        assert apart(result, result_of(other)) > 1e-12, wrong


def test_epochs_from_equal_random_weights_agree(state_of):
    figures = [
        DigitNetwork(seed=7, activation=name, weight_decay=1e-3) for name in ("relu", "tanh")
    ]
    for result, figure in zip(trained_in_javascript(figures, 100, state_of), figures, strict=True):
        figure.descend(100)
        assert len(figure.history) == 2, "45 steps an epoch: the last batch of 29 is used"
        assert np.allclose(result["history"], figure.history, rtol=1e-9, atol=0)
        assert apart(result, result_of(figure)) <= 1e-9, "round-off has grown through 100 steps"


def loss_of(figure, parameters, X, y):
    """Return the loss of the figure's network, written once more for autograd."""
    cuts = np.cumsum([64 * figure.hidden, figure.hidden, figure.hidden * 10])
    W1, b1, W2, b2 = (
        parameters[: cuts[0]].reshape(64, -1),
        parameters[cuts[0] : cuts[1]],
        parameters[cuts[1] : cuts[2]].reshape(-1, 10),
        parameters[cuts[2] :],
    )
    Z1 = anp.dot(X, W1) + b1
    Z2 = anp.dot(anp.maximum(Z1, 0) if figure.activation == "relu" else anp.tanh(Z1), W2) + b2
    top = anp.max(Z2, axis=1, keepdims=True)
    log_sum = top[:, 0] + anp.log(anp.sum(anp.exp(Z2 - top), axis=1))
    data = anp.mean(log_sum - Z2[np.arange(len(y)), y])
    return data + figure.weight_decay / 2 * (anp.sum(W1**2) + anp.sum(W2**2))


def test_steps_and_pixel_gradients_agree_with_autograd_and_with_nudges():
    for figure in random_figures(24, seed=3):
        if not figure.parameters:
            continue
        parameters, numbers = np.array(figure.parameters), figure.numbers()
        x, y = np.array(numbers["pixels"]), np.array([numbers["label"]])
        slope = autograd.grad(lambda x, f=figure, p=parameters, y=y: loss_of(f, p, x[None], y))(x)
        shown = np.array(numbers["pixel_gradient"])
        scale = max(1.0, np.abs(slope).max())
        assert np.abs(shown - slope).max() <= 1e-12 * scale
        measured = partial_derivatives(
            lambda x, f=figure, p=parameters, y=y: loss_of(f, p, x[None], y), x
        )
        assert np.abs(shown - measured).max() <= 1e-5 * scale
        order = permutation((figure.seed + 1) * 100_003 + figure.steps // 45, 1437)
        rows = order[figure.steps % 45 * 32 :][:32]
        X, y = DIGITS.X_train[rows], DIGITS.y_train[rows]
        gradient = autograd.grad(lambda p, f=figure, X=X, y=y: loss_of(f, p, X, y))(parameters)
        figure.descend()
        expected = parameters - figure.learning_rate * gradient
        assert np.abs(figure.parameters - expected).max() <= 1e-12 * np.abs(expected).max()


@pytest.fixture(scope="module")
def data():
    return in_node(DATA)[0]


def test_the_page_s_digits_are_the_library_s(data):
    for name, X, y in (
        ("test", DIGITS.X_test, DIGITS.y_test),
        ("training", DIGITS.X_train, DIGITS.y_train),
    ):
        assert data[name]["y"] == y.tolist()
        assert data[name]["X"] == X.ravel().tolist()


@pytest.mark.parametrize(
    "path",
    [
        *["figures/data/test_digits.js", "figures/data/training_digits.js"],
        *["build/figures/digit_network.js", "build/figures/training_digits.js"],
        "backprop/widgets/static/digit_network.js",
    ],
)
def test_the_digits_name_their_source_and_licence_wherever_they_go(path):
    text = (ROOT / path).read_text()
    assert "CC BY 4.0" in text
    assert "10.24432/C50P49" in text


def test_random_numbers_agree(data):
    for seed, drawn in zip([0, 1, 7, 4294967295], data["numbers"], strict=True):
        numbers = uniform(seed)
        assert drawn["uniform"] == [next(numbers) for _ in range(99)]
        numbers = normal(seed)
        assert drawn["normal"] == pytest.approx(
            [next(numbers) for _ in range(99)], rel=1e-14, abs=1e-15
        )
        assert drawn["order"] == permutation(seed, 500)


def test_random_numbers_are_what_they_are_called():
    numbers = uniform(0)
    assert next(numbers) == pytest.approx(0.26642920868471265, abs=1e-9), "the published generator"
    drawn = np.array([next(numbers) for _ in range(20_000)])
    assert abs(drawn.mean() - 1 / 2) < 4 * drawn.std() / math.sqrt(drawn.size)
    numbers = normal(3)
    drawn = np.array([next(numbers) for _ in range(20_000)])
    assert abs(drawn.mean()) < 4 / math.sqrt(drawn.size)
    assert abs(drawn.var() - 1) < 4 * math.sqrt(2 / drawn.size)
    assert abs((np.abs(drawn) < 1).mean() - 0.6827) < 0.014
    order = permutation(3, 1437)
    assert sorted(order) == list(range(1437))
    assert order != permutation(4, 1437)


def test_it_opens_trained_and_wrong_about_its_digit():
    figure = DigitNetwork()
    numbers = figure.numbers()
    assert numbers["accuracy"] >= 0.95
    assert (figure.steps, len(figure.history)) == (450, 10)
    assert numbers["truth"] == numbers["label"] == 9, "the sentence above the figure says so"
    assert numbers["guess"] != 9


def test_the_pixel_gradient_s_advice_helps():
    figure = DigitNetwork()
    numbers = figure.numbers()
    pixels = np.array(numbers["pixels"])
    figure.label = "9"
    figure.drawn = np.clip(pixels - 0.3 * np.sign(numbers["pixel_gradient"]), 0, 1)
    assert figure.numbers()["guess"] == 9


def test_training_starts_from_random_weights_and_gets_there():
    figure = DigitNetwork(seed=3)
    assert (figure.parameters, figure.steps) == ([], 0)
    assert figure.numbers()["accuracy"] < 0.5
    figure.train(20)
    assert figure.numbers()["accuracy"] >= 0.95
    figure.hidden = 8
    assert figure.numbers()["accuracy"] < 0.5, "weights of another size do not count"
    figure.descend(1)
    assert figure.steps == 1
    figure.restart()
    assert figure.parameters == []


def test_a_unit_is_stuck_when_no_test_digit_moves_it():
    parameters = np.random.default_rng(0).normal(size=64 * 8 + 8 + 80 + 10)
    parameters[64 * 8 + 2] = -1000
    parameters[64 * 8 + 5] = 1000
    relu, tanh = (
        DigitNetwork(hidden=8, activation=name, parameters=parameters).numbers()
        for name in ("relu", "tanh")
    )
    assert relu["stuck"] == [2]
    assert relu["hidden"][2] == 0
    assert tanh["stuck"] == [2, 5]


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ({"digit": 360}, "digit of DigitNetwork: expected a whole number from 0 to 359"),
        ({"drawn": [0.5] * 63}, "expected 64 pixels, or none, as a list of finite numbers from 0"),
        ({"drawn": [2.0] * 64}, "64 pixels"),
        ({"drawn": "a nine"}, "64 pixels"),
        ({"label": "ten"}, "expected one of 'own', '0'"),
        ({"hidden": 33}, "expected one of 8, 16, 32, 64"),
        ({"activation": "sigmoid"}, "expected one of 'relu', 'tanh'"),
        ({"learning_rate": 0}, "must be a finite number from 0.001 to 10"),
        ({"parameters": [math.nan] * 2410}, "expected parameters as a list of finite numbers"),
        ({"history": [[1.0, 2.0]]}, "expected pairs of a loss and an accuracy"),
        ({"history": [1.0]}, "expected pairs"),
    ],
)
def test_bad_input_is_refused_in_words(bad, words):
    with pytest.raises(traitlets.TraitError, match=words):
        DigitNetwork(**bad)
    figure = DigitNetwork()
    before = figure.numbers()
    with pytest.raises(traitlets.TraitError, match=words):
        setattr(figure, *next(iter(bad.items())))
    assert figure.numbers() == before, "a refused value changes nothing"
