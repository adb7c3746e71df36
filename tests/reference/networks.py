"""Small networks of every depth and activation, the same each time, for every engine."""

import itertools
import json
import random

import numpy as np

N, C = 7, 4
SIZES = {1: [6, C], 2: [6, 5, C], 3: [6, 5, 3, C], 4: [6, 5, 3, 8, C], 5: [6, 5, 3, 8, 2, C]}
ACTIVATIONS = ("relu", "sigmoid", "tanh")


def networks():
    """Return dicts of sizes, activation, weight_decay, X (N, 6), y (N,) and parameters."""
    rng = random.Random(11)

    def normal(*shape):
        return np.array([rng.gauss(0, 1) for _ in range(int(np.prod(shape)))]).reshape(shape)

    found = []
    for sizes in SIZES.values():
        for activation in ACTIVATIONS:
            for weight_decay in (0.0, 0.3):
                parameters = {}
                for k, (n_in, n_out) in enumerate(itertools.pairwise(sizes), start=1):
                    parameters |= {f"W{k}": normal(n_in, n_out), f"b{k}": normal(n_out)}
                found.append(
                    {
                        "sizes": sizes,
                        "activation": activation,
                        "weight_decay": weight_decay,
                        "X": normal(N, sizes[0]),
                        "y": np.array([rng.randrange(C) for _ in range(N)]),
                        "parameters": parameters,
                    }
                )
    return found


def for_chapter_11(version, answers):
    """Return the file that chapter 11 reads: three of the networks, and what PyTorch says of them.

    `answers` are the losses and gradients of all networks, in their order.
    """
    chosen = [([6, 4], "relu", 0.0), ([6, 5, 3, 4], "relu", 0.3), ([6, 5, 3, 8, 2, 4], "tanh", 0.3)]
    cases = []
    for case, (loss, gradients) in zip(networks(), answers, strict=True):
        if (case["sizes"], case["activation"], case["weight_decay"]) in chosen:
            parameters = {name: array.tolist() for name, array in case["parameters"].items()}
            data = {"X": case["X"].tolist(), "y": case["y"].tolist(), "parameters": parameters}
            cases.append(case | data | {"loss": loss, "gradients": gradients})
    return json.dumps({"torch": version, "cases": cases}) + "\n"
