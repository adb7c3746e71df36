import math

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
import traitlets

from backprop.widgets import ChainExplorer
from backprop.widgets.chain_explorer import INPUTS

# The measured slope may differ by its own round-off: 4 eps max|f| / step, with |cos| at most 1.
ROUND_OFF = 4 * np.finfo(np.float64).eps / 1e-5


def random_states(count):
    rng = np.random.default_rng(5)
    return [
        {name: float(rng.uniform(-3, 3)) for name in INPUTS} | {"chosen": str(rng.choice(INPUTS))}
        for _ in range(count)
    ]


def disagreements(shown, expected):
    """Return the names of what differs by more than the plan's tolerance."""
    wrong = []
    scale = max(
        [
            1.0,
            *(
                abs(v)
                for part in ("values", "locals", "gradients")
                for v in expected[part].values()
            ),
        ]
    )
    for part in ("values", "locals", "gradients"):
        a, b = shown[part], expected[part]
        if a.keys() != b.keys() or any(not abs(a[k] - b[k]) <= 1e-12 * scale for k in b):
            wrong.append(part)
    # Nudges of a fast oscillation magnify an ulp in its phase, of order |u3|.
    allowed = ROUND_OFF * scale + 1e-12 * scale
    wrong += [n for n in ("measured", "difference") if not abs(shown[n] - expected[n]) <= allowed]
    return wrong


def test_javascript_and_the_library_show_the_same_numbers(numbers_in_javascript):
    states = random_states(300)
    shown = numbers_in_javascript([("ChainExplorer", state) for state in states])
    for state, numbers in zip(states, shown, strict=True):
        assert not disagreements(numbers, ChainExplorer(**state).numbers()), state


def test_a_number_that_is_off_is_seen(numbers_in_javascript):
    (state,) = random_states(1)
    (shown,) = numbers_in_javascript([("ChainExplorer", state)])
    expected = ChainExplorer(**state).numbers()
    shown["gradients"]["w2"] += 1e-6
    shown["measured"] = math.nan
    assert disagreements(shown, expected) == ["gradients", "measured"]


def test_slopes_agree_with_autograd():
    def y(v):
        return anp.cos(v[3] * anp.exp(v[2] * anp.sin(v[1] * v[0])))

    for state in random_states(50):
        gradients = ChainExplorer(**state).numbers()["gradients"]
        expected = autograd.grad(y)(np.array([state[name] for name in INPUTS]))
        assert [gradients[name] for name in INPUTS] == pytest.approx(expected, rel=1e-10, abs=1e-12)


@pytest.mark.parametrize("bad", [{"x": math.nan}, {"w1": 3.5}, {"w2": "big"}, {"w3": math.inf}])
def test_a_number_out_of_range_is_refused_in_words(bad):
    with pytest.raises(traitlets.TraitError, match="must be a finite number from -3 to 3"):
        ChainExplorer(**bad)


def test_only_what_is_an_input_can_be_followed():
    with pytest.raises(traitlets.TraitError, match="expected one of 'x', 'w1', 'w2', 'w3'"):
        ChainExplorer(chosen="u1")
