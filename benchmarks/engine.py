"""`Value` beside micrograd: micrograd's own network, on the data of its demonstration, in one run.

The network, micrograd.nn, is the same for both: only the class of its numbers is exchanged.
"""

from __future__ import annotations

import gc
import random
import statistics
import sys
import time
from typing import Any
from unittest import mock

import micrograd.engine
import numpy as np
from micrograd import nn

from backprop.gradient_check import relative_error
from backprop.scalar import Value

STEPS = 7


def moons(points: int = 100, noise: float = 0.1) -> tuple[list[list[float]], list[int]]:
    """Return two half circles that reach into each other, and their labels −1 and 1."""
    rng = np.random.default_rng(1)
    angle = np.linspace(0, np.pi, points // 2)
    above = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    below = np.stack([1 - np.cos(angle), 0.5 - np.sin(angle)], axis=1)
    X = np.concatenate([above, below]) + rng.normal(scale=noise, size=(points, 2))
    return X.tolist(), [-1] * len(above) + [1] * len(below)


class Training:
    """The network 2-16-16-1 with numbers of one engine, and one step of its training at a time."""

    def __init__(self, engine: Any) -> None:
        random.seed(1337)
        self.engine = engine
        with mock.patch.object(nn, "Value", engine):
            self.model = nn.MLP(2, [16, 16, 1])
        self.X, self.y = moons()

    def step(self, learning_rate: float) -> dict[str, Any]:
        """Return the seconds forward and backward, the loss, and its gradient."""
        start = time.perf_counter()
        inputs = [list(map(self.engine, row)) for row in self.X]
        margins = [1 + -y * self.model(x) for x, y in zip(inputs, self.y, strict=True)]
        mean = sum(margin.relu() for margin in margins) * (1 / len(margins))
        parameters = self.model.parameters()
        loss = mean + 1e-4 * sum(p * p for p in parameters)
        middle = time.perf_counter()
        self.model.zero_grad()
        loss.backward()
        end = time.perf_counter()
        gradient = [p.grad for p in parameters]
        for p in parameters:
            p.data -= learning_rate * p.grad
        return {
            "forward": middle - start,
            "backward": end - middle,
            "loss": loss.data,
            "gradient": gradient,
        }


def main() -> None:
    """Print a table; exit with an error when `Value` is the slower, or their gradients differ."""
    trainings = {"Value": Training(Value), "micrograd": Training(micrograd.engine.Value)}
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in trainings}
    for step in range(STEPS):
        for name, training in trainings.items():
            gc.collect()  # what the other has left behind is not this one's work
            rows[name].append(training.step(1.0 - 0.9 * step / 100))
        ours, theirs = (rows[name][-1] for name in trainings)
        error = relative_error(ours["gradient"], theirs["gradient"])
        if not error <= 1e-10:
            sys.exit(f"Step {step + 1}: their gradients differ by {error:.0e}.")
    print(f"2-16-16-1 on 100 points, {STEPS} steps each; the gradients agree to 1e-10")
    print(f"{'':12} {'forward ms':>11} {'backward ms':>12} {'step ms':>9}")
    total = {}
    for name, steps in rows.items():
        middle = {
            key: 1e3 * statistics.median(step[key] for step in steps)
            for key in ("forward", "backward")
        }
        total[name] = 1e3 * statistics.median(step["forward"] + step["backward"] for step in steps)
        print(
            f"{name:12} {middle['forward']:>11.1f} {middle['backward']:>12.1f} {total[name]:>9.1f}"
        )
    ratio = total["micrograd"] / total["Value"]
    print(f"micrograd takes {ratio:.1f} × the time of Value (bound: 1.0)")
    if not ratio >= 1:
        sys.exit("Value is slower than micrograd.")


if __name__ == "__main__":
    main()
