"""The library beside its peers, in one run: nudged gradients, and a sweep through a graph."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from functools import partial

import autograd
import autograd.numpy as anp
import numpy as np
from autograd.test_util import check_grads

from backprop.gradient_check import gradient_check
from backprop.graph import Graph, path_sum

N, D, H, C = 7, 6, 5, 4


def seconds(run: Callable[[], object], repeats: int = 7) -> float:
    """Return the median time of one run."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Print one line each, as a ratio to the peer."""
    rng = np.random.default_rng(0)
    X, T = rng.normal(size=(N, D)), rng.normal(size=(N, C))
    shapes = {"W1": (D, H), "b1": (H,), "W2": (H, C), "b2": (C,)}
    parameters = {name: rng.normal(size=shape) for name, shape in shapes.items()}

    def loss(p):
        return anp.sum((anp.tanh(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"] - T) ** 2)

    gradients = autograd.grad(loss)(parameters)
    ours = seconds(lambda: gradient_check(loss, parameters, gradients))
    # autograd's check nudges in one random direction, so it is no equal: ours nudges every entry.
    theirs = seconds(lambda: check_grads(loss, modes=["rev"], order=1)(parameters))
    entries = sum(array.size for array in parameters.values())
    print(
        f"gradient_check, {entries} entries: {ours * 1e3:.1f} ms, "
        f"{ours / theirs:.1f} × autograd.test_util.check_grads (one direction)"
    )

    print("diamonds in a row   one sweep      all paths     paths/sweep")
    for diamonds in (4, 8, 12):
        steps, last = [], "x"
        for i in range(diamonds):
            steps += [f"a{i} = sin({last})", f"b{i} = cos({last})", f"c{i} = a{i} * b{i}"]
            last = f"c{i}"
        graph = Graph({"x": 0.5}, steps)
        sweep = seconds(graph.gradients)
        paths = seconds(partial(path_sum, graph.edges, "x", graph.output), 3)
        print(
            f"{diamonds:>17} {sweep * 1e6:>9.0f} µs {paths * 1e6:>11.0f} µs {paths / sweep:>13.1f}"
        )


if __name__ == "__main__":
    main()
