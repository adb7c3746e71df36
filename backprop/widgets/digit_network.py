"""Draw a digit, see what a network makes of it, and train the network (chapter 11)."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable
from typing import Any

import numpy as np

from backprop.data import Digits, load_digits
from backprop.layers import ACTIVATIONS
from backprop.losses import cross_entropy, cross_entropy_backward, log_softmax
from backprop.network import MLP
from backprop.widgets.figure import Checked, Figure, Real, one_of, state
from backprop.widgets.matrices import whole
from backprop.widgets.random import normal, permutation

D, C, BATCH = 64, 10, 32
HIDDEN = [8, 16, 32, 64]
HELD_OUT = 360
# A unit whose local derivative stays below this for every test digit learns nothing.
STUCK = 0.02
# What the figure opens with: enough epochs to be right most of the time, and still to improve.
EPOCHS = 10

digits: Callable[[], Digits] = functools.cache(load_digits)


class DigitNetwork(Figure):
    """`DigitNetwork(digit=7)`: draw a digit, watch a 64-H-10 network read it, train it.

    It opens with a network that has been trained for 10 epochs; another size, activation or
    seed starts from random weights.

    - `digit` (0 to 359) is the test digit that is shown, unless `drawn` holds 64 pixels from
      0 (white) to 1 (black).
    - `label` is "own" (that of the test digit, or the network's guess for a drawing) or "0" to
      "9": whose loss is differentiated with respect to the pixels.
    - `unit` is the hidden unit whose weights are shown; beyond the last, the last is meant.
    - `parameters` holds W1 (64, H), b1, W2 (H, 10), b2 in row order, one after the other;
      a list of another length, such as [], stands for the random ones of `seed`.
    - `steps` counts gradient steps; `history` holds loss and held-out accuracy of each epoch, and
      `running` the losses of the epoch that is under way, each times its examples.
    """

    digit = state(Checked(5, whole(0, HELD_OUT - 1)))
    drawn = state(Checked([], lambda value: _numbers("64 pixels, or none,", value, 0, 1, {0, D})))
    label = state(Checked("own", one_of(["own", *map(str, range(C))])))
    unit = state(Checked(12, whole(0, max(HIDDEN) - 1)))
    hidden = state(Checked(32, one_of(HIDDEN)))
    activation = state(Checked("relu", one_of(["relu", "tanh"])))
    learning_rate = state(Real(0.2, 0.001, 10))
    weight_decay = state(Real(0.001, 0, 0.1))
    seed = state(Checked(1, whole(0, 9999)))
    parameters = state(Checked([], lambda value: _numbers("parameters", value)))
    steps = state(Checked(0, whole(0, 10**9)))
    running = state(Real(0.0))
    history = state(Checked([], lambda value: _pairs(value)))

    def __init__(self, **state: Any) -> None:
        """Make the figure, trained unless the state says otherwise; raises as `Figure` does."""
        if state.keys().isdisjoint({"parameters", "steps", "hidden", "activation", "seed"}):
            state = trained() | state
        super().__init__(**state)

    def restart(self) -> None:
        """Go back to the random weights of the seed."""
        with self.hold_trait_notifications():
            self.parameters, self.steps, self.running, self.history = [], 0, 0.0, []

    def network(self) -> MLP:
        """Return the network with its present parameters, as the library's class."""
        sizes = [D, self.hidden, C]
        # Every weight is replaced, so it does not matter which ones these are.
        net = MLP(sizes, np.random.default_rng(0), self.activation, self.weight_decay)
        flat = np.array(self.parameters)
        if flat.size != sum(p.size for p in net.parameters.values()):
            flat = self._initial()
        cuts = np.cumsum([p.size for p in net.parameters.values()])[:-1]
        for (name, old), new in zip(net.parameters.items(), np.split(flat, cuts), strict=True):
            net.parameters[name] = new.reshape(old.shape).copy()
        return net

    def _initial(self) -> np.ndarray:
        """Return random parameters of the seed: He's variance for ReLU, Xavier's for tanh."""
        numbers, parts = normal(self.seed), []
        for rows, columns in ((D, self.hidden), (self.hidden, C)):
            scale = math.sqrt(2 / (rows if self.activation == "relu" else rows + columns))
            parts += [[scale * next(numbers) for _ in range(rows * columns)], [0.0] * columns]
        return np.concatenate(parts)

    def train(self, epochs: int = 1) -> None:
        """Train for so many epochs, as the page does; history and parameters follow."""
        self.descend(epochs * math.ceil(len(digits().X_train) / BATCH))

    def descend(self, steps: int = 1) -> None:
        """Take gradient steps, each on the next 32 training digits of the epoch's order."""
        if len(self.parameters) != D * self.hidden + self.hidden + self.hidden * C + C:
            self.restart()  # what was counted belongs to a network of another size
        X, y = digits().X_train, digits().y_train
        net, per_epoch = self.network(), math.ceil(len(X) / BATCH)
        done, running, history = self.steps, self.running, list(self.history)
        epoch, order = -1, np.empty(0, int)
        for _ in range(steps):
            if done // per_epoch != epoch:
                epoch = done // per_epoch
                order = np.array(permutation((self.seed + 1) * 100_003 + epoch, len(X)))
            start = done % per_epoch * BATCH
            rows = order[start : start + BATCH]
            running += len(rows) * net.descend(X[rows], y[rows], self.learning_rate)
            done += 1
            if done % per_epoch == 0:
                accuracy = float((net.predict(digits().X_test) == digits().y_test).mean())
                history.append([running / len(X), accuracy])
                running = 0.0
        with self.hold_trait_notifications():
            self.parameters = np.concatenate([p.ravel() for p in net.parameters.values()])
            self.steps, self.running, self.history = done, running, history

    def numbers(self) -> dict[str, Any]:
        """Return what the network makes of the picture, the loss's slope by pixel, and more."""
        net, test = self.network(), digits()
        p = net.parameters
        y_test = test.y_test
        Z2 = net.forward(test.X_test)
        slope = ACTIVATIONS[self.activation][1](1.0, test.X_test @ p["W1"] + p["b1"])
        pixels = np.array(self.drawn) if self.drawn else test.X_test[self.digit]
        X = pixels[np.newaxis]
        Z1 = X @ p["W1"] + p["b1"]
        logits = net.forward(X)
        guess = int(logits.argmax())
        truth = None if self.drawn else int(y_test[self.digit])
        own = guess if truth is None else truth
        y = np.array([own if self.label == "own" else int(self.label)])
        forward, backward = ACTIVATIONS[self.activation]
        dZ1 = backward(cross_entropy_backward(logits, y) @ p["W2"].T, Z1)
        unit = min(self.unit, self.hidden - 1)
        return {
            "pixels": pixels.tolist(),
            "hidden": forward(Z1)[0].tolist(),
            "logits": logits[0].tolist(),
            "probabilities": np.exp(log_softmax(logits))[0].tolist(),
            "guess": guess,
            "truth": truth,
            "label": int(y[0]),
            "loss": cross_entropy(logits, y),
            "pixel_gradient": (dZ1 @ p["W1"].T)[0].tolist(),
            "unit": unit,
            "weights": p["W1"][:, unit].tolist(),
            "bias": float(p["b1"][unit]),
            "held_out_loss": cross_entropy(Z2, y_test),
            "accuracy": float((Z2.argmax(axis=1) == y_test).mean()),
            "stuck": np.flatnonzero(slope.max(axis=0) < STUCK).tolist(),
        }


@functools.cache
def _trained() -> tuple[list[float], int, list[list[float]]]:
    figure = DigitNetwork(seed=1)
    figure.train(EPOCHS)
    # Two decimals: a page carries these numbers.
    return [round(x, 2) for x in figure.parameters], figure.steps, figure.history


def trained() -> dict[str, Any]:
    """Return the part of the state that training leaves: what seed 1 gives after 10 epochs."""
    parameters, steps, history = _trained()
    return {"parameters": parameters, "steps": steps, "history": history}


def _numbers(
    what: str,
    value: Any,
    minimum: float = -math.inf,
    maximum: float = math.inf,
    lengths: set[int] | None = None,
) -> list[float]:
    """Return a list of finite numbers between the two, of an allowed length."""
    try:
        array = np.asarray(value, dtype=np.float64)
    except (TypeError, ValueError):
        array = np.full((1, 1), np.nan)
    fits = array.ndim == 1 and (lengths is None or array.size in lengths)
    if not (fits and np.isfinite(array).all() and ((minimum <= array) & (array <= maximum)).all()):
        between = "" if math.isinf(minimum) else f" from {minimum:g} to {maximum:g}"
        raise ValueError(
            f"expected {what} as a list of finite numbers{between}, not {value!r:.60}."
        )
    return array.tolist()


def _pairs(value: Any) -> list[list[float]]:
    """Return pairs of a loss and an accuracy from 0 to 1, one for each epoch."""
    try:
        array = np.asarray(value, dtype=np.float64).reshape(len(value), 2)
    except (TypeError, ValueError):
        array = np.full((1, 2), np.nan)
    if not (np.isfinite(array).all() and ((array[:, 1] >= 0) & (array[:, 1] <= 1)).all()):
        raise ValueError(
            f"expected pairs of a loss and an accuracy from 0 to 1, not {value!r:.60}."
        )
    return array.tolist()
