# ruff: noqa: E402 (the number of threads comes before the imports)
"""One training step of the library's MLP beside PyTorch, scikit-learn, JAX and its bare products.

All with one thread, on the same data, with ReLU and cross-entropy, plain gradient descent, and
in turns, so that whatever else the machine does meets them alike. The peers are in the extra
`reference`; one that is not installed is left out, and the table says so.
"""

from __future__ import annotations

import os

for _name in ("OPENBLAS", "OMP", "MKL"):  # before any of them is imported
    os.environ[f"{_name}_NUM_THREADS"] = "1"
os.environ.setdefault(
    "XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
)

import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

import numpy as np

from backprop.gradient_check import relative_error
from backprop.layers import relu, relu_backward
from backprop.losses import softmax_cross_entropy, softmax_cross_entropy_backward
from backprop.network import MLP

SIZES = ([64, 32, 10], [784, 128, 10], [784, 512, 10])
BATCHES = (32, 128, 512)
RATE = 1e-3
# Each takes so many steps in its turn, and turns go on for so long for each of them (s).
TURN, SECONDS = 8, 1.0
Step = Callable[[], Any]


def products(X: np.ndarray, parameters: dict[str, np.ndarray]) -> Step:
    """Return the five matrix products of a step, and nothing else: the floor."""
    W1, W2 = parameters["W1"], parameters["W2"]
    Z1, Z2 = X @ W1, X @ W1 @ W2
    dA1, dW1, dW2 = np.empty_like(Z1), np.empty_like(W1), np.empty_like(W2)

    def step() -> None:
        np.matmul(X, W1, out=Z1)
        np.matmul(Z1, W2, out=Z2)
        np.matmul(Z1.T, Z2, out=dW2)
        np.matmul(Z2, W2.T, out=dA1)
        np.matmul(X.T, dA1, out=dW1)

    return step


def in_torch(X: np.ndarray, y: np.ndarray, parameters: dict[str, np.ndarray]) -> Step:
    """Return a step of PyTorch, eager, as its tutorials write it."""
    import torch

    torch.set_num_threads(1)
    D, H, C = *parameters["W1"].shape, len(parameters["b2"])
    model = torch.nn.Sequential(torch.nn.Linear(D, H), torch.nn.ReLU(), torch.nn.Linear(H, C))
    model = model.to(torch.from_numpy(X).dtype)
    with torch.no_grad():
        for k, layer in (("1", model[0]), ("2", model[2])):
            layer.weight.copy_(torch.from_numpy(parameters[f"W{k}"].T.copy()))
            layer.bias.copy_(torch.from_numpy(parameters[f"b{k}"]))
    optimizer = torch.optim.SGD(model.parameters(), lr=RATE)
    inputs, labels = torch.from_numpy(X), torch.from_numpy(y)

    def step() -> float:
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(model(inputs), labels)
        loss.backward()
        optimizer.step()
        return loss.item()

    return step


def in_sklearn(X: np.ndarray, y: np.ndarray, parameters: dict[str, np.ndarray]) -> Step:
    """Return a step of scikit-learn's MLPClassifier, by partial_fit on one batch."""
    from sklearn.neural_network import MLPClassifier

    model = MLPClassifier(
        [len(parameters["b1"])], solver="sgd", alpha=0, batch_size=len(X), momentum=0,
        learning_rate_init=RATE,
    )  # fmt: skip
    model.partial_fit(X, y, classes=np.arange(len(parameters["b2"])))
    for k in (1, 2):
        model.coefs_[k - 1][...] = parameters[f"W{k}"]
        model.intercepts_[k - 1][...] = parameters[f"b{k}"]

    def step() -> float:
        model.partial_fit(X, y)
        return model.loss_

    return step


def in_jax(X: np.ndarray, y: np.ndarray, parameters: dict[str, np.ndarray]) -> Step:
    """Return a step of JAX, compiled, its parameters donated."""
    import jax
    import jax.numpy as jnp

    jax.config.update("jax_enable_x64", True)

    def loss_of(p: Any, X: Any, y: Any) -> Any:
        Z = jax.nn.relu(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"]
        return -jnp.take_along_axis(jax.nn.log_softmax(Z), y[:, None], 1).mean()

    def update(p: Any, X: Any, y: Any) -> Any:
        loss, gradients = jax.value_and_grad(loss_of)(p, X, y)
        return jax.tree.map(lambda a, d: a - RATE * d, p, gradients), loss

    compiled = jax.jit(update, donate_argnums=0)
    held = [jax.tree.map(jnp.array, parameters)]
    inputs, labels = jnp.array(X), jnp.array(y)

    def step() -> float:
        held[0], loss = compiled(held[0], inputs, labels)
        jax.block_until_ready(held[0])
        return float(loss)

    return step


PEERS = {"torch": in_torch, "sklearn": in_sklearn, "jax": in_jax}


def p10(steps: dict[str, Step], seconds: float = SECONDS) -> dict[str, float]:
    """Return the tenth percentile of the time of one step each (µs), taken in turns."""
    times: dict[str, list[float]] = {name: [] for name in steps}
    for step in steps.values():
        step()
    end = time.perf_counter() + seconds * len(steps)
    while time.perf_counter() < end or min(map(len, times.values())) < 10:
        for name, step in steps.items():
            step()  # training goes from step to step, not from peer to peer
            for _ in range(TURN):
                start = time.perf_counter()
                step()
                times[name].append(time.perf_counter() - start)
    return {name: 1e6 * float(np.percentile(took, 10)) for name, took in times.items()}


def profile(X: np.ndarray, y: np.ndarray, p: dict[str, np.ndarray], took: float) -> None:
    """Print what a step of `took` µs does beside its products, each part by itself (µs)."""
    Z1 = X @ p["W1"]
    A1, out = relu(Z1), np.empty_like(Z1)
    Z2 = A1 @ p["W2"]
    _, P = softmax_cross_entropy(Z2, y)
    dZ2 = softmax_cross_entropy_backward(P, y)
    ones, d = np.ones(len(X), X.dtype), {name: np.zeros_like(array) for name, array in p.items()}
    parts: dict[str, Step] = {
        "biases": lambda: (np.add(Z1, p["b1"], out=out), Z2 + p["b2"]),
        "ReLU": lambda: relu(Z1, out=out),
        "softmax and loss": lambda: softmax_cross_entropy(Z2, y),
        "their gradient": lambda: softmax_cross_entropy_backward(P, y),
        "ReLU's gradient": lambda: relu_backward(A1, Z1, out=out),
        "sums for the biases": lambda: (ones @ Z1, ones @ dZ2),
        "update": lambda: [np.subtract(p[name], d[name], out=p[name]) for name in p],
    }
    alone = {name: p10({name: part}, 0.1)[name] for name, part in parts.items()}
    rest = took - sum(alone.values())
    print(
        "    beside its products: " + ", ".join(f"{name} {us:.0f}" for name, us in alone.items()),
        end="",
    )
    print(f"; the products and what lies between the calls {rest:.0f}")


def main() -> None:
    """Print a line for each network, batch and type; exit with an error where a bound is missed."""
    there = {name: make for name, make in PEERS.items() if find_spec(name)}
    for name in PEERS.keys() - there.keys():
        print(f"{name} is not installed: pip install -e '.[reference]'")
    print(f"{'layers, batch, type':30} {'products':>9} {'MLP':>8} {'share':>6}", end="")
    print("".join(f"{name:>9} {'ratio':>6}" for name in there))
    missed = []
    for sizes in SIZES:
        for N in BATCHES:
            for dtype in (np.float32, np.float64):
                line = f"{'-'.join(map(str, sizes))}, {N}, {np.dtype(dtype).name}"
                rng = np.random.default_rng(0)
                X, y = rng.random((N, sizes[0])).astype(dtype), rng.integers(0, 10, N)
                network = MLP(sizes, rng, dtype=dtype)
                copies = {name: array.copy() for name, array in network.parameters.items()}
                steps: dict[str, Step] = {name: make(X, y, copies) for name, make in there.items()}
                first = network.loss(X, y)
                for name, step in steps.items():
                    if not relative_error(step(), first) <= 1e-5:
                        sys.exit(f"{line}: the loss of {name} is another one.")
                steps["products"] = products(X, copies)
                steps["MLP"] = lambda n=network, X=X, y=y: n.descend(X, y, RATE)  # type: ignore[misc]
                took = p10(steps)
                ours, share = took["MLP"], took["products"] / took["MLP"]
                print(f"{line:30} {took['products']:>9.0f} {ours:>8.0f} {share:>6.2f}", end="")
                for name in there:
                    print(f"{took[name]:>9.0f} {took[name] / ours:>6.2f}", end="")
                    most = 0.5 if sizes[0] == 64 else 1.05
                    if name in ("torch", "sklearn") and not ours <= most * took[name]:
                        missed.append(f"{line} beside {name}")
                print(flush=True)
                least = (
                    0.8
                    if sizes[0] == 784 and N >= 128
                    else 0.5
                    if sizes[0] == 64 and N == 512
                    else 0
                )
                if not share >= least:
                    missed.append(f"{line}: share of the products below {least}")
                    profile(X, y, network.parameters, ours)
    if missed:
        sys.exit("Missed: " + "; ".join(missed))


if __name__ == "__main__":
    main()
