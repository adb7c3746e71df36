"""Write torch.json: what PyTorch says, for the tests of the library to compare with.

Three of its networks go into backprop/data/torch_mlps.json, which chapter 11 reads.

Usage (PyTorch is in the extra `reference`): python tests/reference/write_torch.py
"""

import json
from pathlib import Path

import numpy as np
import torch
from expressions import PLAIN, expressions, run
from networks import for_chapter_11, networks

from backprop import data
from backprop.graph import OPERATIONS, Graph

N, D, H, C = 7, 6, 5, 4
IN_TORCH = {
    "+": torch.add,
    "-": torch.sub,
    "*": torch.mul,
    "/": torch.div,
    "**": torch.pow,
    "neg": torch.neg,
    **{name: getattr(torch, name) for name in ("sin", "cos", "exp", "log", "tanh", "relu")},
    "sigmoid": torch.sigmoid,
}
GRAPHS = [
    ({"x": 1.5, "w": -0.8}, ["u = w * x", "v = sin(u)", "p = v * x", "y = p + u"]),
    ({"x": 3.0}, ["u = x * x", "y = u * x"]),
    ({"a": 0.7, "b": -1.3}, ["u = a / b", "v = exp(u)", "s = v - a", "q = s ** 3", "y = q * b"]),
    ({"x": 2.5, "y": 0.4}, ["u = log(x)", "v = cos(y)", "s = u * v", "t = tanh(s)", "z = t / y"]),
    ({"x": -0.6, "w": 1.1, "b": 0.2}, ["m = w * x", "z = m + b", "a = relu(z)", "L = a ** 2"]),
    ({"x": 0.9, "w": 1.1, "b": 0.2}, ["m = w * x", "z = m + b", "a = relu(z)", "L = a ** 2"]),
    ({"x": 1.7, "w": -0.9}, ["z = w * x", "p = sigmoid(z)", "e = p - 1", "n = -e", "L = n * e"]),
]


def of_graph(inputs, steps):
    """Return the derivative of the last value with respect to every value, by PyTorch."""
    values = {
        name: torch.tensor(value, dtype=torch.float64, requires_grad=True)
        for name, value in inputs.items()
    }
    for step in Graph(inputs, steps).steps:
        operands = [values[o] if isinstance(o, str) else o for o in step.operands]
        if step.symbol in {"+", "-", "*", "/"}:
            operands = [torch.as_tensor(o, dtype=torch.float64) for o in operands]
        values[step.name] = IN_TORCH[step.symbol](*operands)
        values[step.name].retain_grad()
    values[step.name].backward()
    zero = torch.zeros(())
    return {name: float(v.grad if v.grad is not None else zero) for name, v in values.items()}


def of_expression(program, x):
    """Return the value of an expression, and its derivatives with respect to the inputs."""
    inputs = [torch.tensor(number, dtype=torch.float64, requires_grad=True) for number in x]
    output = run(program, inputs, {name: getattr(torch, name) for name in PLAIN})
    output.backward()
    return [float(output), *(float(tensor.grad) for tensor in inputs)]


def of_network(seed, weight_decay):
    """Return data, parameters, loss and gradients of a tanh network with squared error."""
    rng = np.random.default_rng(seed)
    X, T = rng.normal(size=(N, D)), rng.normal(size=(N, C))
    shapes = {"W1": (D, H), "b1": (H,), "W2": (H, C), "b2": (C,)}
    arrays = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    p = {name: torch.tensor(array, requires_grad=True) for name, array in arrays.items()}
    out = torch.tanh(torch.tensor(X) @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"]
    decay = (p["W1"] ** 2).sum() + (p["W2"] ** 2).sum()
    loss = ((out - torch.tensor(T)) ** 2).sum() / (2 * N) + weight_decay / 2 * decay
    loss.backward()
    return {
        "weight_decay": weight_decay,
        "X": X.tolist(),
        "T": T.tolist(),
        "parameters": {name: array.tolist() for name, array in arrays.items()},
        "loss": float(loss),
        "gradients": {name: tensor.grad.tolist() for name, tensor in p.items()},
    }


def of_mlp(case):
    """Return the loss of a network with cross-entropy, and its gradients."""
    p = {
        name: torch.tensor(array, requires_grad=True) for name, array in case["parameters"].items()
    }
    A, depth = torch.tensor(case["X"]), len(case["sizes"]) - 1
    for k in range(1, depth + 1):
        Z = A @ p[f"W{k}"] + p[f"b{k}"]
        A = getattr(torch, case["activation"])(Z)
    decay = sum((p[f"W{k}"] ** 2).sum() for k in range(1, depth + 1))
    data = torch.nn.functional.cross_entropy(Z, torch.tensor(case["y"]))
    loss = data + case["weight_decay"] / 2 * decay
    loss.backward()
    return [float(loss), {name: tensor.grad.tolist() for name, tensor in p.items()}]


def main():
    assert IN_TORCH.keys() == OPERATIONS.keys()
    numbers = {
        "torch": torch.__version__.split("+")[0],
        "graphs": [
            {"inputs": inputs, "steps": steps, "gradients": of_graph(inputs, steps)}
            for inputs, steps in GRAPHS
        ],
        "networks": [of_network(seed, decay) for seed, decay in [(0, 0.0), (1, 0.1), (2, 0.5)]],
        "mlps": [of_mlp(case) for case in networks()],
        "expressions": [of_expression(*case) for case in expressions()],
    }
    target = Path(__file__).with_name("torch.json")
    target.write_text(json.dumps(numbers, indent=1) + "\n")
    chapter = Path(data.__file__).with_name("torch_mlps.json")
    chapter.write_text(for_chapter_11(numbers["torch"], numbers["mlps"]))
    print(f"{target.name}:", ", ".join(f"{len(v)} {k}" for k, v in numbers.items() if k != "torch"))


if __name__ == "__main__":
    main()
