import math
from collections import defaultdict
from fractions import Fraction

import numpy as np
import pytest

from backprop.answers import array, number, table


class EqualsEverything:
    shape = (3,)

    def __eq__(self, other):
        return True

    __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __eq__
    __hash__ = None

    def __sub__(self, other):
        return self

    def __abs__(self):
        return self


class Liar(float):
    def __eq__(self, other):
        return True

    __lt__ = __le__ = __gt__ = __ge__ = __eq__
    __hash__ = None


@pytest.mark.parametrize(
    "value",
    [
        [1.0, 2.0], (1, 2), np.array([1, 2]), np.array([1, 2], dtype=np.float32),
        np.array([1, 2], dtype=np.longdouble), [Fraction(1), Fraction(2)], [np.float64(1), 2],
    ],
)  # fmt: skip
def test_real_numbers_are_read_whatever_holds_them(value):
    read = array(value, "f")
    assert read.dtype == np.float64
    assert read.tolist() == [1, 2]


@pytest.mark.parametrize(
    "value", [2, 2.0, np.float32(2), np.array(2), np.array([[2]]), [2], Fraction(2)]
)
def test_one_number_is_read_whatever_holds_it(value):
    assert type(number(value, "f")) is float
    assert number(value, "f") == 2


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "f returned None: is a `return` missing?"),
        ([1.0, None], "f should return real numbers, but it returned list"),
        ([[1.0], [1.0, 2.0]], "f should return real numbers"),
        ("3", "f should return real numbers, but it returned str '3'"),
        (1j, "f should return real numbers"),
        (True, "f should return real numbers"),
        ((x for x in [1.0]), "f should return real numbers, but it returned generator"),
        (EqualsEverything(), "f should return real numbers"),
        ([1.0, math.nan], "f returned nan where a finite number"),
        (-math.inf, "f returned -inf where a finite number"),
    ],
)
def test_what_is_no_answer_is_refused_in_words(value, words):
    for read in (array, number):
        with pytest.raises(AssertionError, match=words.replace("(", r"\(").replace("?", r"\?")):
            read(value, "f")


def test_a_number_that_overrides_comparison_is_read_as_what_it_is():
    assert (number(Liar(3), "f") == 4) is False
    assert not (array([Liar(3)], "f") == 4).any()


def test_infinity_is_a_number_where_it_is_allowed_and_nan_is_not():
    assert number(math.inf, "f", finite=False) == math.inf
    assert np.isnan(array([math.nan], "f", finite=False)).all()
    with pytest.raises(AssertionError, match="nan where a number is expected"):
        number(math.nan, "f", finite=False)
    with pytest.raises(AssertionError, match="should return one number"):
        number([1.0, 2.0], "f")


def test_what_is_read_is_a_copy():
    theirs = np.array([1.0, 2.0])
    read = array(theirs, "f")
    theirs[0] = 5
    assert read.tolist() == [1, 2]


def test_a_dict_is_read_by_names():
    assert table({"a": 1, "b": np.array([2.0]), "c": "?"}, "f", "ab") == {"a": 1.0, "b": 2.0}
    assert table(defaultdict(float, {0: 1.0}), "f", [0]) == {0: 1.0}
    for value, words in [
        (None, "is a `return` missing"),
        ([1.0], "should return a dict, but it returned list"),
        ({"a": 1.0}, "The dict lacks b, c."),
        ({"a": 1.0, "b": math.nan, "c": 0}, "f, b, returned nan"),
        (dict.fromkeys("abc", EqualsEverything()), "f, a, should return real numbers"),
    ]:
        with pytest.raises(AssertionError, match=words):
            table(value, "f", "abc")
