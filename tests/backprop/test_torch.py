"""The library against numbers that PyTorch has written (tests/reference/write_torch.py)."""

import json
from pathlib import Path

import numpy as np
import pytest
from networks import for_chapter_11

from backprop import data
from backprop.gradient_check import TOLERANCE, gradient_check
from backprop.graph import OPERATIONS, Graph, path_sum

TORCH = json.loads((Path(__file__).parents[1] / "reference" / "torch.json").read_text())


def network(case):
    X, T = np.array(case["X"]), np.array(case["T"])
    parameters = {name: np.array(array) for name, array in case["parameters"].items()}
    gradients = {name: np.array(array) for name, array in case["gradients"].items()}

    def loss(p):
        out = np.tanh(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"]
        decay = np.sum(p["W1"] ** 2) + np.sum(p["W2"] ** 2)
        return np.sum((out - T) ** 2) / (2 * len(X)) + case["weight_decay"] / 2 * decay

    return loss, parameters, gradients


@pytest.mark.parametrize("case", TORCH["graphs"], ids=lambda case: "; ".join(case["steps"]))
def test_graphs_have_the_gradients_of_pytorch(case):
    graph = Graph(case["inputs"], case["steps"])
    assert graph.gradients() == pytest.approx(case["gradients"], rel=1e-12, abs=1e-14)
    for name in graph.order:
        along_paths = path_sum(graph.edges, name, graph.output)
        assert along_paths == pytest.approx(case["gradients"][name], rel=1e-12, abs=1e-14)


def test_every_operation_is_among_them():
    used = {
        step.symbol
        for case in TORCH["graphs"]
        for step in Graph(case["inputs"], case["steps"]).steps
    }
    assert used == OPERATIONS.keys()


@pytest.mark.parametrize("case", TORCH["networks"], ids=lambda case: f"{case['weight_decay']}")
def test_pytorch_passes_the_gradient_check_and_a_spoiled_entry_does_not(case):
    loss, parameters, gradients = network(case)
    assert loss(parameters) == pytest.approx(case["loss"], rel=1e-14)
    assert max(gradient_check(loss, parameters, gradients).values()) <= 1e-8
    gradients["W2"][0, 1] *= 1.001
    errors = gradient_check(loss, parameters, gradients)
    assert [name for name, error in errors.items() if not error <= TOLERANCE] == ["W2"]


def test_what_chapter_11_reads_is_what_pytorch_has_written():
    stored = Path(data.__file__).with_name("torch_mlps.json").read_text()
    assert stored == for_chapter_11(TORCH["torch"], TORCH["mlps"])
    assert [len(case["sizes"]) - 1 for case in json.loads(stored)["cases"]] == [1, 3, 5]
