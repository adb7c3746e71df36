import gc
import math
import weakref
from collections import Counter

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backprop.checkpoint import checkpointed_backward
from backprop.nudge import central_difference


def random_chain(length, seed):
    """Return functions (for floats and for autograd) and their derivatives, written by hand."""
    rng = np.random.default_rng(seed)
    functions, derivatives = [], []
    for _ in range(length):
        w = float(rng.choice([-1, 1]) * rng.uniform(0.5, 1.3))
        f, derivative = {
            "sin": (anp.sin, math.cos),
            "exp": (lambda x: anp.exp(-x * x), lambda x: -2 * x * math.exp(-x * x)),
            "tanh": (anp.tanh, lambda x: 1 - math.tanh(x) ** 2),
            "times": (lambda x, w=w: x * w, lambda x, w=w: w),
        }[rng.choice(["sin", "exp", "tanh", "times"])]
        functions.append(f)
        derivatives.append(derivative)
    return functions, derivatives, float(rng.uniform(0.3, 1.2))


def compose(functions):
    def chain(x):
        for f in functions:
            x = f(x)
        return x

    return chain


def sizes(length):
    return sorted({1, 2, 3, max(1, math.isqrt(length)), max(1, length), length + 5})


@pytest.mark.parametrize("length", [0, 1, 2, 7, 9, 10, 16, 23])
@pytest.mark.parametrize("seed", range(3))
def test_the_gradient_is_that_of_autograd_and_of_nudges_for_every_spacing(length, seed):
    functions, derivatives, x = random_chain(length, seed)
    chain = compose(functions)
    exact, measured = autograd.grad(lambda x: chain(x) * 1.0)(x), central_difference(chain, x)
    for every in sizes(length):
        gradient, _ = checkpointed_backward(functions, derivatives, x, every)
        assert gradient == pytest.approx(exact, rel=1e-12, abs=1e-300)
        assert gradient == pytest.approx(measured, rel=1e-6, abs=1e-9)


def test_a_wrong_local_derivative_would_be_seen():
    functions, derivatives, x = random_chain(9, 0)
    wrong = [*derivatives[:-1], lambda v: derivatives[-1](v) * 1.001]
    right, _ = checkpointed_backward(functions, derivatives, x, 3)
    assert checkpointed_backward(functions, wrong, x, 3)[0] != pytest.approx(right, rel=1e-6)


@given(length=st.integers(0, 40), every=st.integers(1, 45))
def test_each_function_is_called_once_or_twice_as_its_segment_says(length, every):
    calls = Counter()

    def counting(i):
        def f(x):
            calls[i] += 1
            return math.sin(x)

        return f

    used = Counter()

    def derivative(i):
        def d(x):
            used[i] += 1
            return math.cos(x)

        return d

    checkpointed_backward(
        [counting(i) for i in range(length)], [derivative(i) for i in range(length)], 0.5, every
    )
    last_start = (length - 1) // every * every if length else 0
    for i in range(length):
        makes_a_checkpoint = (i + 1) % every == 0
        expected = 1 if i >= last_start or makes_a_checkpoint else 2
        assert calls[i] == (0 if i == length - 1 else expected)
        assert used[i] == 1
    assert not calls or max(calls.values()) <= 2


class Tracked(float):
    """A float that can be watched until nobody holds it."""


def most_alive(length, every):
    """Return the most values alive whenever something is called, and the peak that is told."""
    alive, most = [], 0

    def look():
        nonlocal most
        gc.collect(0)
        alive[:] = [reference for reference in alive if reference() is not None]
        most = max(most, len(alive))

    def make(number):
        value = Tracked(number)
        alive.append(weakref.ref(value))
        return value

    def function(v):
        look()
        return make(math.sin(v))

    def derivative(v):
        look()
        return math.cos(v)

    x = make(0.5)
    _, peak = checkpointed_backward([function] * length, [derivative] * length, x, every)
    return most, peak


@pytest.mark.parametrize("length", [1, 2, 5, 9, 10, 16, 30])
def test_the_peak_is_the_number_of_values_that_are_really_alive(length):
    for every in range(1, length + 6):
        most, peak = most_alive(length, every)
        # x counts from first to last: its caller holds it.
        assert most == peak, f"every={every}"


def test_the_peak_of_known_chains():
    def peak(length, every):
        return checkpointed_backward([math.sin] * length, [math.cos] * length, 0.5, every)[1]

    assert peak(0, 1) == peak(1, 1) == peak(1, 6) == 1
    assert peak(16, 1) == peak(16, 16) == peak(16, 21) == 16
    assert peak(16, 4) == 4 + 3
    assert peak(10_000, 100) == 100 + 99
    peaks = [peak(100, every) for every in range(1, 101)]
    assert min(peaks) == peaks[10 - 1] == 19


def test_a_long_chain_needs_no_recursion():
    gradient, peak = checkpointed_backward([lambda x: x + 1] * 50_000, [lambda x: 1] * 50_000, 0, 7)
    assert (gradient, peak) == (1.0, math.ceil(50_000 / 7) + 5)


def test_lists_stay_as_they_were_and_whole_or_zero_dimensional_numbers_will_do():
    functions, derivatives = [np.sin, np.tanh], [np.cos, lambda v: 1 - np.tanh(v) ** 2]
    before = (list(functions), list(derivatives))
    expected = checkpointed_backward(functions, derivatives, 1.0, 1)
    assert checkpointed_backward(tuple(functions), derivatives, 1, np.int64(1)) == expected
    assert checkpointed_backward(functions, derivatives, np.array(1.0), 1) == expected
    assert (functions, derivatives) == before
    assert type(expected[0]) is float
    assert type(expected[1]) is int


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        (([abs], [], 1.0, 1), ValueError, "there are 1 functions and 0 derivatives"),
        (([abs, 3.0], [abs, abs], 1.0, 1), TypeError, r"functions\[1\] must be a function, but"),
        (([abs], ["cos"], 1.0, 1), TypeError, r"derivatives\[0\] must be a function.*str 'cos'"),
        (([abs], [abs], 1.0, 0), ValueError, "every must be at least 1 .*but it is 0"),
        (([abs], [abs], 1.0, -2), ValueError, "every must be at least 1 .*but it is -2"),
        (([abs], [abs], 1.0, 2.5), TypeError, "every must be a whole number of steps.*2.5"),
        (([abs], [abs], 1.0, None), TypeError, "every must be a whole number of steps.*None"),
        (([abs], [abs], [1.0, 2.0], 1), TypeError, "x must be one real number"),
        (([abs], [abs], "1", 1), TypeError, "x must be one real number, but here it is '1'"),
        (([lambda x: [x], abs], [abs, abs], 1.0, 1), TypeError, r"functions\[0\] must give one"),
        (([abs], [lambda x: None], 1.0, 1), TypeError, r"derivatives\[0\] must give one.*None"),
    ],
)
def test_bad_input_is_named(arguments, error, words):
    with pytest.raises(error, match=words):
        checkpointed_backward(*arguments)
