"""`Value` and `Dual` against finite differences, HIPS autograd and PyTorch's numbers."""

import json
import math
from pathlib import Path

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
from expressions import BINARY, PLAIN, expressions, run

from backprop.gradient_check import relative_error
from backprop.nudge import partial_derivatives
from backprop.scalar import Dual, Value, gradient_by_dual, ordered

TORCH = json.loads((Path(__file__).parents[1] / "reference" / "torch.json").read_text())
CASES = [
    (program, x, value, gradient)
    for (program, x), (value, *gradient) in zip(expressions(), TORCH["expressions"], strict=True)
]
METHODS = {name: lambda a, name=name: getattr(a, name)() for name in ("exp", "log", "tanh", "relu")}
AUTOGRAD = {
    "exp": anp.exp,
    "log": anp.log,
    "tanh": anp.tanh,
    "relu": lambda a: anp.where(a > 0, a, 0.0),
}


def gradient_of(program, x):
    values = [Value(number) for number in x]
    output = run(program, values, METHODS)
    output.backward()
    return output.data, np.array([value.grad for value in values])


def test_the_expressions_have_every_operation_reuse_and_depth():
    assert len(CASES) == 500
    assert {step[0] for program, *_ in CASES for step in program} == {*BINARY, *PLAIN}
    assert max(len(program) for program, *_ in CASES) > 290
    for program, *_ in CASES:
        places = [i for _, *arguments in program for i in arguments if isinstance(i, int)]
        assert len(set(places)) < len(places), "something is used twice"


def test_values_have_the_gradients_of_pytorch():
    for program, x, value, expected in CASES:
        ours, gradient = gradient_of(program, x)
        assert ours == pytest.approx(value, rel=1e-10)
        assert relative_error(gradient, expected) <= 1e-10


def test_values_have_the_gradients_of_autograd():
    for program, x, *_ in CASES:
        expected = autograd.grad(lambda x, p=program: run(p, list(x), AUTOGRAD))(np.array(x))
        assert relative_error(gradient_of(program, x)[1], expected) <= 1e-10


def test_values_have_the_gradients_of_finite_differences():
    worst = []
    for program, x, *_ in CASES:
        if len(program) > 40 or "relu" in str(program):
            continue
        measured = partial_derivatives(
            lambda x, p=program: run(p, list(x), AUTOGRAD), np.array(x), 1e-6
        )
        worst.append(relative_error(gradient_of(program, x)[1], measured))
    assert len(worst) > 100
    assert max(worst) <= 1e-4
    assert np.median(worst) <= 1e-9


def test_a_spoiled_local_derivative_is_seen(monkeypatch):
    right = Value.tanh

    def spoiled(self):
        result = right(self)
        result.locals = (result.locals[0] * (1 + 1e-8),)
        return result

    monkeypatch.setattr(Value, "tanh", spoiled)
    seen = [relative_error(gradient_of(p, x)[1], g) > 1e-10 for p, x, _, g in CASES]
    assert 100 < sum(seen) < 500


def test_a_second_backward_gives_the_same_and_a_value_used_twice_adds_up():
    x = Value(3.0)
    y = x * x + x
    for _ in range(2):
        y.backward()
        assert x.grad == 7.0
    z = y * x
    z.backward()
    assert (x.grad, y.grad) == (2 * 3 * 3 + 3 + 12, 3.0)
    y.backward()
    assert (x.grad, y.grad) == (7.0, 1.0)


def test_chains_of_100000_are_no_recursion():
    x = Value(0.5)
    y = x
    for _ in range(100_000):
        y = y + 0.0
    y.backward()
    assert x.grad == 1.0
    del y


def test_the_order_lists_each_value_once_and_after_its_operands():
    x, w = Value(2.0), Value(-1.0)
    u = w * x
    y = u * u + x.tanh()
    order = ordered(y)
    assert len(order) == len(set(order)) == 6
    assert order[-1] is y
    for node in order:
        assert all(order.index(operand) < order.index(node) for operand in node.operands)


def test_plain_numbers_and_those_of_numpy_mix_on_either_side():
    x = Value(4.0)
    for y in (2 - x, np.float64(2) - x, np.array(2.0) - x):
        assert isinstance(y, Value)
        assert y.data == -2.0
    assert (2 / x).data == (np.float32(2) / x).data == 0.5
    assert sum([x, x]).data == 8.0
    assert isinstance(np.float64(2) * Dual(1.0), Dual)


@pytest.mark.parametrize("kind", [Value, Dual])
@pytest.mark.parametrize("bad", ["two", np.ones(2), None, 1j])
def test_what_is_not_one_number_is_refused_in_words(kind, bad):
    with pytest.raises(TypeError, match="Expected one real number, but got"):
        kind(bad)
    with pytest.raises(TypeError, match="Expected one real number, but got"):
        kind(1.0) * bad


def test_an_exponent_that_is_a_value_is_refused():
    with pytest.raises(TypeError, match="Expected one real number, but got Value"):
        Value(2.0) ** Value(3.0)
    with pytest.raises(TypeError, match="got complex"):
        Value(-2.0) ** 0.5


@pytest.mark.parametrize(("x", "n"), [(0.0, 0), (0.0, 1), (0.0, 2), (-2.0, 3), (2.0, -1.5)])
def test_powers_have_their_slopes_also_at_zero(x, n):
    value = Value(x)
    (value**n).backward()
    assert value.grad == (0.0 if n == 0 else n * x ** (n - 1))


def test_relu_has_slope_0_at_its_kink():
    x = Value(0.0)
    x.relu().backward()
    assert x.grad == 0.0


def f(x):
    """Return a function of three inputs with every operation that a Dual knows."""
    a, b, c = x

    def of(name):
        return lambda a: getattr(a, name)() if isinstance(a, Dual) else getattr(anp, name)(a)

    sin, exp, tanh = map(of, ("sin", "exp", "tanh"))
    return (2 - sin(a * b)) / (1 + exp(-c)) + tanh(a - 3 * c) * b / 2 - (1 - a) * (-b) + 1 / c


def test_duals_have_the_gradients_of_autograd_and_of_finite_differences():
    rng = np.random.default_rng(0)
    for _ in range(200):
        x = rng.normal(loc=[0, 0, 3])
        ours = gradient_by_dual(f, x)
        assert ours.shape == (3,)
        assert relative_error(ours, autograd.grad(f)(x)) <= 1e-12
        assert relative_error(ours, partial_derivatives(f, x)) <= 1e-7


def test_a_dual_is_called_once_for_each_input_and_constants_have_gradient_0():
    calls = []
    gradient = gradient_by_dual(lambda x: calls.append(len(x)) or 5.0, [1.0, 2.0])
    assert calls == [2, 2]
    assert gradient.tolist() == [0.0, 0.0]
    assert gradient_by_dual(lambda x: x, []).shape == (0,)


def test_gradient_by_dual_refuses_what_it_cannot_differentiate():
    with pytest.raises(TypeError, match="must be a function of a list of Duals, not float"):
        gradient_by_dual(3.0, [1.0])
    with pytest.raises(TypeError, match="Expected one real number, but got list"):
        gradient_by_dual(lambda x: x, [1.0])


def test_infinite_numbers_pass_and_logarithms_of_negative_ones_do_not():
    assert math.isinf((Value(1e308) * 10).data)
    with pytest.raises(ValueError, match="math domain error"):
        Value(-1.0).log()
