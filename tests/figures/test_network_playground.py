"""NetworkPlayground: JavaScript against NumPy, NumPy against others, a reader's own function."""

import ast
import contextlib
import importlib.util
import io
import json
import math
import re
import subprocess
from pathlib import Path

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
import traitlets

from backprop.gradient_check import TOLERANCE, relative_error
from backprop.network import MLP
from backprop.nudge import partial_derivatives
from backprop.widgets import NetworkPlayground
from backprop.widgets import small_network as network

ROOT = Path(__file__).parents[2]
EPSILON = np.finfo(np.float64).eps
MODULES = [
    "network",
    "network_names",
    "network_paths",
    "network_random",
    "network_link",
    "network_code",
]


def in_javascript(expression, items):
    """Return what `expression`, of `x` and the modules of the network's mathematics, gives."""
    imports = "".join(
        f"import * as {name} from '{(ROOT / 'figures' / 'maths' / name).as_uri()}.js';"
        for name in MODULES
    )
    imports += f"import * as look from '{(ROOT / 'figures/drawing/network_look.js').as_uri()}';"
    imports += f"import * as words from '{(ROOT / 'figures/drawing/network_words.js').as_uri()}';"
    program = (
        f"{imports} import {{ createInterface }} from 'node:readline';"
        "for await (const line of createInterface({ input: process.stdin })) {"
        f"const x = JSON.parse(line); console.log(JSON.stringify({expression})); }}"
    )
    answer = subprocess.run(
        [str(ROOT / ".venv/bin/node"), "--input-type=module", "-e", program],
        cwd=ROOT,
        input="".join(json.dumps(item) + "\n" for item in items),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert answer.returncode == 0, answer.stderr
    return [json.loads(line) for line in answer.stdout.splitlines()]


def random_figure(rng, **given):
    sizes = [2, *map(int, rng.integers(1, 9, size=rng.integers(0, 5))), int(rng.integers(2, 4))]
    N = int(rng.integers(1, 9))
    parameters = {
        name: rng.normal(size=array.shape)
        for name, array in network.random_parameters(sizes, 1).items()
    }
    name = str(rng.choice(list(parameters)))
    index = ", ".join(str(rng.integers(n)) for n in parameters[name].shape)
    state = {
        "sizes": sizes,
        "activation": str(rng.choice(list(network.STEEPEST))),
        "parameters": parameters,
        "X": rng.normal(size=(N, 2)),
        "y": rng.integers(sizes[-1], size=N).tolist(),
        "example": int(rng.integers(N)),
        "batch": bool(rng.integers(2)),
        "chosen": f"{name}[{index}]",
        "position": int(rng.integers(2 * sum(sizes[1:]) + 3)),
        "seed": int(rng.integers(2**32)),
    }
    return NetworkPlayground(**state | given)


def random_figures(count, seed=1, **given):
    rng = np.random.default_rng(seed)
    return [random_figure(rng, **given) for _ in range(count)]


def leaves(value, name=""):
    if isinstance(value, dict | list):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, item in items:
            yield from leaves(item, f"{name}.{key}" if name else str(key))
    else:
        yield name, value


def disagreements(shown, expected):
    """Return the names of what differs: numbers by more than 1e-12, relative to their scale."""
    scale = max(abs(x) for _, x in leaves(expected) if isinstance(x, float) and math.isfinite(x))
    scale = max(1.0, scale)
    quotient = 4 * EPSILON * scale / 1e-5
    seen, wrong = dict(leaves(shown)), []
    for name, x in leaves(expected):
        y = seen.get(name, "missing")
        if isinstance(x, float) and not isinstance(y, str) and y is not None:
            allowed = 1e-12 * scale + (quotient if name in ("measured", "difference") else 0)
            if not abs(x - y) <= allowed:
                wrong.append(name)
        elif x != y:
            wrong.append(name)
    for name in ("saturated", "dead", "paths"):
        if len(list(leaves(shown[name]))) != len(list(leaves(expected[name]))):
            wrong.append(name)
    return wrong


def test_javascript_and_numpy_show_the_same_numbers(numbers_in_javascript, state_of):
    figures = random_figures(240)
    shown = numbers_in_javascript([("NetworkPlayground", state_of(figure)) for figure in figures])
    for figure, numbers in zip(figures, shown, strict=True):
        assert not disagreements(numbers, figure.numbers()), state_of(figure)
    assert {len(figure.sizes) for figure in figures} == {2, 3, 4, 5, 6}
    assert any(numbers["dead"] for numbers in shown)
    assert any(numbers["saturated"] for numbers in shown)
    assert any(numbers["paths"]["count"] > 200 for numbers in shown)


def test_a_number_that_is_off_is_seen(numbers_in_javascript, state_of):
    figure = NetworkPlayground([2, 3, 2], position=8)
    (shown,) = numbers_in_javascript([("NetworkPlayground", state_of(figure))])
    expected = figure.numbers()
    assert not disagreements(shown, expected)
    shown["gradients"]["batch"]["dW1"][1][2] += 1e-10
    shown["unit"]["dA"][0] = [0.5, 0.5]
    shown["matrices"]["Z2"][3][0] = math.nan
    shown["saturated"] = [[1, 0]]
    shown["agrees"] = False
    found = disagreements(shown, expected)
    assert found == [
        "agrees",
        "matrices.Z2.3.0",
        "gradients.batch.dW1.1.2",
        "unit.dA.0",
        "saturated",
    ]


def test_both_train_alike_step_by_step(state_of):
    asked, expected = [], []
    for figure in random_figures(12, seed=2, learning_rate=0.3):
        for _ in range(20):
            asked.append(state_of(figure))
            figure.gradient_step()
            expected.append(figure.parameters)
    trained = in_javascript("network.trained(x, 1)", asked)
    for before, after, right in zip(asked, trained, expected, strict=True):
        assert after.keys() == right.keys()
        for name, array in right.items():
            scale = max(1.0, np.abs(array).max())
            assert np.abs(np.array(after[name]) - array).max() <= 1e-12 * scale, before


def test_training_separates_the_points_that_no_line_separates():
    figure = NetworkPlayground()
    before = figure.numbers()["loss"]
    figure.gradient_step(600)
    assert before > 0.5
    assert figure.numbers()["loss"] < 0.05


def independent_loss(activation, parameters, X, y):
    """Return the mean cross-entropy, written for HIPS autograd."""
    f = {
        "tanh": anp.tanh,
        "relu": lambda Z: anp.where(Z > 0, Z, 0.0),
        "sigmoid": lambda Z: 0.5 * (anp.tanh(0.5 * Z) + 1),
    }[activation]
    A, last = X, len(parameters) // 2
    for k in range(1, last + 1):
        Z = anp.dot(A, parameters[f"W{k}"]) + parameters[f"b{k}"]
        A = f(Z)
    shifted = Z - anp.max(Z, axis=1, keepdims=True)
    log_P = shifted - anp.log(anp.sum(anp.exp(shifted), axis=1, keepdims=True))
    return -anp.mean(log_P[np.arange(len(y)), y])


def test_gradients_are_those_of_autograd_and_of_central_differences():
    for figure in random_figures(60, seed=3):
        X, parameters = np.array(figure.X), figure.arrays()
        values = network.forward(figure.activation, parameters, X)
        found = network.backward(figure.activation, parameters, values, figure.y)
        right = autograd.grad(lambda p, f=figure, X=X: independent_loss(f.activation, p, X, f.y))(
            parameters
        )
        for name, array in parameters.items():
            scale = max(1.0, *(np.abs(g).max() for g in right.values()))
            assert np.abs(found[f"d{name}"] - right[name]).max() <= 1e-12 * scale
            measured = partial_derivatives(
                lambda _, f=figure, p=parameters: network.mean_loss(f.activation, p, f.X, f.y),
                array,
            )
            if max(np.abs(measured).max(), np.abs(right[name]).max()) > 1e-4:
                assert relative_error(found[f"d{name}"], measured) <= TOLERANCE


def test_loss_and_gradients_are_those_of_the_librarys_network():
    for figure in random_figures(40, seed=12):
        mlp = MLP(figure.sizes, np.random.default_rng(1), figure.activation)
        mlp.parameters.update(figure.arrays())
        numbers = figure.numbers()
        assert mlp.loss(np.array(figure.X), np.array(figure.y)) == pytest.approx(
            numbers["loss"], rel=1e-12, abs=1e-14
        )
        for name, gradient in mlp.backward().items():
            shown = numbers["gradients"]["batch"][f"d{name}"]
            assert np.allclose(gradient, shown, rtol=1e-12, atol=1e-15)


def test_the_products_along_paths_sum_to_the_gradient_of_the_example():
    for figure in random_figures(60, seed=4):
        numbers = figure.numbers()
        name, index = network.entry_of(figure.chosen)
        gradient = np.array(numbers["gradients"]["example"][f"d{name}"])[index]
        assert numbers["paths"]["sum"] == pytest.approx(gradient, rel=1e-9, abs=1e-12)
        later = figure.sizes[int(name[1:]) + 1 :]
        assert numbers["paths"]["count"] == math.prod(later)


def test_a_path_is_the_product_of_its_factors(state_of):
    figures = random_figures(40, seed=5)
    expression = (
        "((n) => n.paths.products.map((product, i) => [product, network_paths.factors(n.entry, "
        "network_paths.route(n.entry, x.sizes, i), n.layers, n.unit)]))(network.numbers(x))"
    )
    for paths in in_javascript(expression, [state_of(figure) for figure in figures]):
        for product, factors in paths:
            assert product == pytest.approx(math.prod(factors), rel=1e-12, abs=1e-300)


def test_gradients_gather_from_right_to_left():
    figure = NetworkPlayground([2, 3, 4, 2])
    parameters, last = figure.arrays(), figure.position
    whole = figure.numbers()["unit"]
    assert whole["done"] == [3, 4, 2]
    figure.position = last - 7 - 1  # one of the two units of the last layer is passed
    numbers = figure.numbers()["unit"]
    assert numbers["done"] == [0, 0, 1]
    assert numbers["dA"][:2] == [None, None]
    assert np.allclose(numbers["dA"][2], parameters["W3"][:, 1] * numbers["dz"][2][1], rtol=1e-14)
    figure.position = last - 7
    numbers = figure.numbers()["unit"]
    assert np.allclose(numbers["dA"][2], whole["dA"][2], rtol=1e-14)
    slopes = np.array(whole["slope"][1])
    assert np.allclose(whole["dz"][1], slopes * numbers["dA"][2], rtol=1e-14)
    figure.position = 3
    assert not figure.numbers()["unit"]["seeded"]


def test_in_the_batch_each_example_has_its_share():
    figure = NetworkPlayground(batch=True)
    numbers = figure.numbers()
    dZ2 = np.array(numbers["matrices"]["dZ2"])[figure.example]
    assert np.allclose(numbers["unit"]["dz"][1], dZ2, rtol=1e-13)
    assert numbers["unit"]["share"] == 1 / 6
    examples = []
    for figure.example in range(6):
        examples.append(figure.numbers()["gradients"]["example"]["dW1"])
    assert np.allclose(numbers["gradients"]["batch"]["dW1"], np.mean(examples, axis=0), rtol=1e-12)


def test_dead_and_saturated_units_are_found():
    parameters = network.random_parameters([2, 3, 2], 1)
    parameters["b1"] = np.array([-50.0, 0.1, 0.1])
    for activation, kind in (("relu", "dead"), ("tanh", "saturated"), ("sigmoid", "saturated")):
        numbers = NetworkPlayground([2, 3, 2], activation, parameters=parameters).numbers()
        assert [1, 0] in numbers[kind]
        assert [1, 1] not in numbers["dead"]


def test_weights_from_a_seed_are_the_same_on_the_page_and_in_python(state_of):
    asked = [[figure.sizes, figure.seed] for figure in random_figures(60, seed=6)]
    shown = in_javascript("network_random.randomParameters(...x)", asked)
    for (sizes, seed), parameters in zip(asked, shown, strict=True):
        expected = network.random_parameters(sizes, seed)
        assert parameters == {name: array.tolist() for name, array in expected.items()}
        assert all(np.abs(array).max() > 0 for array in expected.values() if array.size > 3)
    assert shown[0] != shown[1]


def test_a_change_of_size_keeps_what_fits_on_both_sides():
    figures = random_figures(60, seed=7)
    asked = [
        [before.parameters, before.sizes, after.sizes, after.seed]
        for before, after in zip(figures[::2], figures[1::2], strict=True)
    ]
    shown = in_javascript("network_random.fitted(...x)", asked)
    for (old, _, sizes, seed), parameters in zip(asked, shown, strict=True):
        expected = network.fitted(old, sizes, seed)
        assert parameters == {name: array.tolist() for name, array in expected.items()}
    figure = NetworkPlayground([2, 4, 2], chosen="W1[1, 3]")
    old = figure.arrays()
    figure.sizes = [2, 6, 5, 3]
    new = figure.arrays()
    assert np.array_equal(new["W1"][:, :4], old["W1"])
    assert np.array_equal(new["W3"][:4, :2], old["W2"]), "the last layer stays the last"
    assert figure.chosen == "W1[1, 3]"
    assert figure.position == 2 * 14 + 2
    figure.sizes = [2, 3, 2]
    assert figure.chosen == "W1[0, 0]"
    assert figure.numbers()["loss"] > 0


def test_a_link_brings_back_the_state_to_the_last_digit(state_of):
    figures = random_figures(60, seed=8, path=3)
    states = [
        {k: v for k, v in state_of(figure).items() if k not in ("yours", "disagreements")}
        for figure in figures
    ]
    for state, again in zip(
        states, in_javascript("network_link.read(network_link.written(x))", states), strict=True
    ):
        assert again == state | {"problem": ""}
    (link,) = in_javascript("network_link.written(x)", [state_of(NetworkPlayground())])
    assert len(link) < 400


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("sizes=2-4-2", "sizes=2-9-2"), "its sizes must be 2 inputs, up to 4 hidden layers"),
        (("sizes=2-4-2", "sizes=2-4-2-2-2-2-2"), "its sizes must be"),
        (("sizes=2-4-2", "sizes=2-5-2"), r"it has 22 parameters, but should have 27"),
        (("tanh", "swish"), "its activation must be one of tanh, relu, sigmoid"),
        (("parameters=", "parameters=x"), "not all of its parameters are numbers"),
        (("X=", "X=NaN_"), r"it has 13 coordinates, but should have 12"),
        (("y=000111", "y=000112"), "its labels must be from 0 to 1"),
        (("example=4", "example=6"), "its example must be a whole number from 0 to 5"),
        (("rate=0.5", "rate=-1"), "its learning rate must be a number from"),
    ],
)
def test_a_damaged_link_is_said_in_words(change, words, state_of):
    (link,) = in_javascript("network_link.written(x)", [state_of(NetworkPlayground())])
    assert change[0] in link
    (answer,) = in_javascript("network_link.read(x)", [link.replace(*change)])
    assert answer.keys() == {"problem"}
    assert words in answer["problem"]


def test_no_link_whatever_breaks_the_figure(state_of):
    (link,) = in_javascript("network_link.written(x)", [state_of(NetworkPlayground())])
    rng, broken = (
        np.random.default_rng(9),
        ["#network&", "#network&%E0%A4%A", "#network&sizes=" + "9" * 9999],
    )
    for _ in range(300):
        at, length = rng.integers(9, len(link)), int(rng.integers(1, 9))
        noise = "".join(rng.choice(list("0123456789-._&=eNxW[]%#∞"), size=length))
        broken.append(link[:at] + noise + link[at + int(rng.integers(0, 9)) :])
    answers = in_javascript("network_link.read(x)", broken)
    assert all(answer["problem"] for answer in answers[:3])
    for answer in answers:
        if not answer.pop("problem"):
            NetworkPlayground(**answer).numbers()  # then it is a state like any other
    other = in_javascript("network_link.read(x)", ["", "#section", "#networks"])
    assert other == [None, None, None]


def run_numpy(code):
    names, printed = {}, io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "exported", "exec"), names)
    return names, printed.getvalue()


def test_the_exported_program_prints_the_same_loss_and_gradients(state_of):
    figures = random_figures(40, seed=10)
    for figure, code in zip(
        figures,
        in_javascript("network_code.numpyCode(x)", [state_of(f) for f in figures]),
        strict=True,
    ):
        names, printed = run_numpy(code)
        numbers = figure.numbers()
        assert names["loss"] == pytest.approx(numbers["shownLoss"], rel=1e-12, abs=1e-14)
        assert printed.startswith("loss ")
        gradients = numbers["gradients"]["batch" if figure.batch else "example"]
        for name, gradient in gradients.items():
            assert names[name].shape == np.shape(gradient)
            assert np.allclose(names[name], gradient, rtol=1e-11, atol=1e-13)
            assert name in printed


def test_the_exported_pytorch_program_is_one(state_of):
    figures = random_figures(12, seed=11)
    for figure, code in zip(
        figures,
        in_javascript("network_code.torchCode(x)", [state_of(f) for f in figures]),
        strict=True,
    ):
        tree = ast.parse(code)
        assigned = {
            target.id
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        assert {*figure.parameters, "X", "y", "loss"} <= assigned
        if importlib.util.find_spec("torch"):
            names, _ = run_numpy(code)
            numbers = figure.numbers()
            assert names["loss"].item() == pytest.approx(numbers["shownLoss"], rel=1e-12)
            gradients = numbers["gradients"]["batch" if figure.batch else "example"]
            for name in figure.parameters:
                assert np.allclose(names[name].grad, gradients[f"d{name}"], rtol=1e-10, atol=1e-13)


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ({"sizes": [2, 9, 2]}, "hidden layers of 1 to 8 units"),
        ({"sizes": [3, 4, 2]}, "expected 2 inputs"),
        ({"sizes": [2, 4, 4]}, "2 or 3 classes"),
        ({"sizes": 7}, "expected 2 inputs"),
        ({"sizes": [2, 1, 1, 1, 1, 1, 2]}, "up to 4 hidden layers"),
        ({"activation": "swish"}, "expected one of 'tanh', 'relu', 'sigmoid'"),
        ({"X": [[1.0, 2.0, 3.0]], "y": [0]}, r"two finite numbers each, shape \(N, 2\)"),
        ({"X": [[1.0, math.nan]], "y": [0]}, "two finite numbers each"),
        ({"X": 4.0}, "two finite numbers each"),
        ({"X": [[1.0, 2.0]]}, "X has 1 examples and y has 6 labels"),
        ({"y": [0, 1]}, "X has 6 examples and y has 2 labels"),
        ({"y": [0, 0, 0, 1, 1, 2]}, "the classes are 0 to 1, but a label is 2"),
        ({"y": [0.5] * 6}, "whole numbers from 0"),
        ({"example": 6}, "there is no example 6; X has 6"),
        ({"example": True}, "whole number from 0 to 7"),
        ({"chosen": "W1[0, 4]"}, "expected a weight or bias"),
        ({"chosen": "gamma"}, "expected a weight or bias"),
        ({"position": 15}, "the last step is 14"),
        ({"learning_rate": 0}, "finite number from 0.001 to 10"),
        ({"seed": -1}, "whole number from 0 to"),
        ({"parameters": {"W1": [[1.0]]}}, "need arrays of shapes"),
        ({"parameters": {"W1": [[math.inf]]}}, "W1 has others"),
        ({"parameters": 3}, "arrays named W1, b1"),
    ],
)
def test_bad_input_is_refused_in_words_and_changes_nothing(bad, words):
    with pytest.raises(traitlets.TraitError, match=words):
        NetworkPlayground(**bad)
    figure = NetworkPlayground()
    before = figure.numbers()
    if len(bad) == 1:
        (name, value), *_ = bad.items()
        with pytest.raises(traitlets.TraitError, match=words):
            setattr(figure, name, value)
        assert figure.numbers() == before


def test_examples_can_be_fewer_when_both_are_set_together():
    figure = NetworkPlayground(X=[[0.5, 1.0]], y=[1])
    assert figure.example == 0
    with figure.hold_trait_notifications():
        figure.X, figure.y = [[1, 2], [3, 4]], [0, 1]
    assert len(figure.numbers()["losses"]) == 2


def right_backward(X, y, parameters, *, activation="tanh", mistake=""):
    """Return the gradients of a network of any depth, with one mistake that learners make."""
    f = network.ACTIVATIONS[activation][0]
    N, last = len(X), len(parameters) // 2
    A, Z = {0: X}, {}
    for k in range(1, last + 1):
        Z[k] = A[k - 1] @ parameters[f"W{k}"] + parameters[f"b{k}"]
        A[k] = f(Z[k])
    axis = 0 if mistake == "softmax over the wrong axis" else 1
    P = np.exp(Z[last] - Z[last].max(axis=axis, keepdims=True))
    P /= P.sum(axis=axis, keepdims=True)
    Y = np.eye(P.shape[1])[y]
    dZ = P - Y
    if mistake == "sign":
        dZ = -dZ
    if mistake == "only the true class":
        dZ = dZ * Y
    if mistake == "p(1 - p) after the fused gradient":
        dZ = dZ * P * (1 - P)
    if mistake != "1/N missing":
        dZ = dZ / N
    if mistake == "1/N twice":
        dZ = dZ / N
    gradients = {}
    for k in range(last, 0, -1):
        into = Z[k - 1] if mistake == "dW from the pre-activation" and k > 1 else A[k - 1]
        if mistake == "the last example only":
            gradients[f"W{k}"] = np.outer(into[-1], dZ[-1])
        else:
            gradients[f"W{k}"] = into.T @ dZ
        gradients[f"b{k}"] = {
            "bias averaged": lambda dZ=dZ: dZ.mean(axis=0),
            "bias not reduced": lambda dZ=dZ: dZ,
            "bias summed over everything": lambda dZ=dZ: dZ.sum(),
            "bias of shape (1, H)": lambda dZ=dZ: dZ.sum(axis=0, keepdims=True),
        }.get(mistake, lambda dZ=dZ: dZ.sum(axis=0))()
        W = parameters[f"W{k}"]
        if mistake == "updated before the hidden gradient":
            W -= 0.1 * gradients[f"W{k}"]
        dA = dZ @ (W if mistake == "a transpose missing" and W.shape[0] == W.shape[1] else W.T)
        if k > 1:
            slope = {
                "derivative forgotten": lambda z: np.ones_like(z),
                "1 - z ** 2": lambda z: 1 - z**2,
                "the slope at a": lambda z: network.slope(activation, f(z)),
                "a >= 0": lambda z: (f(z) >= 0).astype(float),
            }.get(mistake, lambda z: network.slope(activation, z))(Z[k - 1])
            dZ = dA * slope
    return gradients


# mistake, activation, where it shows, on which gradients it shows, what the sentence says
HIDDEN = ["W1", "b1"]
BOTH = ["W1", "b1", "W2", "b2"]
MISTAKES = [
    ("1/N missing", "tanh", ["batch"], BOTH, "is 1/N missing?"),
    ("1/N twice", "tanh", ["batch"], BOTH, "is 1/N applied twice?"),
    ("sign", "tanh", ["example", "batch"], BOTH, "is a sign lost?"),
    ("bias averaged", "tanh", ["batch"], ["b1", "b2"], "is 1/N applied twice?"),
    ("dW from the pre-activation", "tanh", ["example", "batch"], ["W2"], "nudging that entry"),
    ("the last example only", "tanh", ["batch"], ["W1", "W2"], "nudging that entry"),
    ("derivative forgotten", "sigmoid", ["example", "batch"], HIDDEN, "dA1 in the place of dZ1"),
    ("1 - z ** 2", "tanh", ["example", "batch"], HIDDEN, "but it was given z"),
    ("the slope at a", "sigmoid", ["example", "batch"], HIDDEN, "it belongs at Z1"),
    ("a >= 0", "relu", ["example", "batch"], HIDDEN, "the others agree. φ′ is not in it"),
    ("p(1 - p) after the fused gradient", "tanh", ["example", "batch"], BOTH, "p (1 − p) too many"),
    ("only the true class", "tanh", ["example", "batch"], BOTH, "nudging that entry"),
    ("softmax over the wrong axis", "tanh", ["example", "batch"], BOTH, "nudging that entry"),
    ("updated before the hidden gradient", "tanh", ["example", "batch"], HIDDEN, "nudging"),
]


@pytest.mark.parametrize(("mistake", "activation", "where", "names", "words"), MISTAKES)
def test_a_learners_mistake_is_marked_on_the_right_edges(
    mistake, activation, where, names, words, state_of
):
    figure = NetworkPlayground(
        activation=activation,
        backward=lambda X, y, p: right_backward(X, y, p, activation=activation, mistake=mistake),
    )
    found = figure.disagreements
    assert {entry["of"] for entry in found} == set(where)
    assert {entry["name"] for entry in found} == set(names)
    assert any(words in entry["sentence"] for entry in found), found[0]["sentence"]
    right = figure.numbers()["gradients"]
    for entry in found:
        place = tuple(entry["index"])
        expected = np.array(right[entry["of"]][f"d{entry['name']}"])[place]
        yours = np.array(figure.yours[entry["of"]][entry["name"]])[place]
        assert (entry["yours"], entry["expected"]) == (yours, pytest.approx(expected, rel=1e-12))
        assert entry["yours"] != entry["expected"]
    for figure.batch in (False, True):
        of = "batch" if figure.batch else "example"
        (marked,) = in_javascript(
            "[...look.lookOf(x, network.numbers(x), {all: true, pointed: -1}).different.keys()]"
            ".map((e) => network_names.entryNames(x.sizes)[e])",
            [state_of(figure)],
        )
        assert marked == [
            f"{entry['name']}{entry['index']}" for entry in found if entry["of"] == of
        ]


def test_a_missing_transpose_is_invisible_to_shapes_and_marked_here():
    figure = NetworkPlayground(
        [2, 3, 3, 2],
        backward=lambda X, y, p: right_backward(X, y, p, mistake="a transpose missing"),
    )
    assert {entry["name"] for entry in figure.disagreements} == {"W1", "b1"}


def test_one_wrong_entry_is_the_one_that_is_marked(state_of):
    def backward(X, y, parameters):
        gradients = right_backward(X, y, parameters)
        gradients["W2"][3, 1] *= 1.01
        return gradients

    figure = NetworkPlayground(backward=backward)
    assert [(e["of"], e["name"], e["index"]) for e in figure.disagreements] == [
        ("example", "W2", [3, 1]),
        ("batch", "W2", [3, 1]),
    ]
    assert "1 of 8 entries are wrong; the others agree" in figure.disagreements[0]["sentence"]
    (lines,) = in_javascript("words.yoursStory(x)", [state_of(figure)])
    assert lines[0].startswith("Your dW2 is off at 1 entry (≠). dW2[3, 1] is ")
    figure.backward = right_backward
    assert figure.disagreements == []
    (lines,) = in_javascript("words.yoursStory(x)", [state_of(figure)])
    assert lines == ["Your gradients agree with these, for this example and for the batch."]
    figure.backward = None
    assert figure.yours == {}
    (lines,) = in_javascript("words.yoursStory(x)", [state_of(figure)])
    assert lines == []


def raising(X, y, parameters):
    raise RuntimeError("not yet written")


def not_there_yet(X, y, parameters):
    raise NotImplementedError


@pytest.mark.parametrize(
    ("backward", "words"),
    [
        (raising, "Your function raised RuntimeError: not yet written"),
        (lambda: {}, "Your function raised TypeError"),
        (not_there_yet, r"Your function raised NotImplementedError\.$"),
        (lambda X, y, p: None, r"returned None \(is `return` missing\?\)"),
        (lambda X, y, p: [1, 2], "must return a dict of gradients, named W1, b1, W2, b2"),
        (
            lambda X, y, p: {"dW1": 0.0},
            "returned no gradient named W1; it returned dW1",
        ),
        (
            lambda X, y, p: right_backward(X, y, p) | {"W2": None},
            r"dW2 must be an array of numbers|dW2 has shape \(\)",
        ),
        (
            lambda X, y, p: right_backward(X, y, p, mistake="bias summed over everything"),
            r"db2 has shape \(\), but it must have \(2,\)\. It was summed over everything",
        ),
        (
            lambda X, y, p: right_backward(X, y, p, mistake="bias not reduced"),
            r"db1 has shape \(6, 4\), but it must have \(4,\)\. Summed over its first axis",
        ),
        (
            lambda X, y, p: right_backward(X, y, p, mistake="bias of shape (1, H)"),
            r"db1 has shape \(1, 4\)",
        ),
        (lambda X, y, p: right_backward(X, y, p) | {"W1": "wide"}, "dW1 has shape|array of numb"),
        (
            lambda X, y, p: right_backward(X, y, p) | {"b1": [[1.0], [1.0, 2.0]]},
            "db1 must be an array of numbers",
        ),
    ],
)
def test_a_function_that_fails_is_told_so_and_breaks_nothing(backward, words, state_of):
    expected = NetworkPlayground().numbers()
    figure = NetworkPlayground(backward=backward)
    problems = [*figure.yours["problems"]["batch"], *figure.yours["problems"]["example"]]
    assert any(re.search(words, problem) for problem in problems), problems
    assert figure.numbers() == expected
    json.dumps(state_of(figure), allow_nan=False)
    (lines,) = in_javascript("words.yoursStory(x)", [state_of(figure)])
    assert lines


@pytest.mark.parametrize("number", [math.nan, math.inf])
def test_what_is_no_number_is_marked_and_can_be_sent(number, state_of):
    def backward(X, y, parameters):
        gradients = right_backward(X, y, parameters)
        gradients["W1"][1, 2] = number
        return gradients

    figure = NetworkPlayground(backward=backward, chosen="W1[1, 2]")
    json.dumps(state_of(figure), allow_nan=False)
    assert [(e["index"], e["yours"]) for e in figure.disagreements] == [([1, 2], None)] * 2
    assert "every entry must be finite" in figure.disagreements[0]["sentence"]
    (text,) = in_javascript("words.checkStory(x, network.numbers(x))", [state_of(figure)])
    assert text.endswith("Your function says no number, which is off (≠).")


def test_the_readers_function_cannot_change_the_figure_and_is_asked_after_each_change():
    asked = []

    def backward(X, y, parameters):
        asked.append((X.shape, y.tolist()))
        gradients = right_backward(X, y, parameters)
        X[:], y[:] = 0, 0
        for array in parameters.values():
            array[...] = 0
        return gradients

    figure = NetworkPlayground(backward=backward)
    assert asked == [((1, 2), [1]), ((6, 2), [0, 0, 0, 1, 1, 1])]
    assert figure.disagreements == []
    assert figure.numbers() == NetworkPlayground().numbers()
    for name, value in (
        ("example", 0),
        ("activation", "relu"),
        ("sizes", [2, 3, 3, 2]),
        ("X", [[0.1 * i, 1.0] for i in range(6)]),
        ("y", [1, 0, 1, 0, 1, 0]),
    ):
        before = len(asked)
        setattr(figure, name, value)
        assert len(asked) == before + 2, name
    figure.gradient_step()
    assert len(asked) == before + 4
    assert {entry["of"] for entry in figure.disagreements} == {"example", "batch"}, "it knows tanh"
    said = " ".join(entry["sentence"] for entry in figure.disagreements)
    assert "It is right for tanh, but this network has relu." in said
    figure.batch = True
    assert len(asked) == before + 4, "nothing that it is given has changed"


def test_gradients_of_other_numbers_are_not_compared(state_of):
    figure = NetworkPlayground(backward=lambda X, y, p: right_backward(X, y, p, mistake="sign"))
    state = state_of(figure)
    assert in_javascript("words.found(x).length", [state]) == [22]
    moved = json.loads(json.dumps(state))
    moved["parameters"]["b2"][1] += 0.1
    assert in_javascript("words.found(x).length", [moved]) == [0]
    (lines,) = in_javascript("words.yoursStory(x)", [moved])
    assert "belong to other numbers" in lines[0]


def test_what_cannot_be_called_is_refused():
    with pytest.raises(TypeError, match="backward must be a function of X, y and parameters"):
        NetworkPlayground(backward=3)
