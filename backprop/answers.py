"""Read what a learner's function has returned, as plain numbers or with a sentence why not.

The tests of the exercises compare nothing but what comes out of here. An object of the learner's
own class may claim to equal everything, and NaN slips through `error > tolerance`; a float from
here does neither.
"""

from __future__ import annotations

import numbers
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np


def array(value: Any, what: str, finite: bool = True) -> np.ndarray:
    """Return `value`, which `what` has returned, as a float64 array.

    Arrays of any real dtype, lists, tuples and numbers are read. Raises AssertionError for
    None, for what does not hold real numbers, and, if `finite`, for NaN and infinity.
    """
    assert value is not None, f"{what} returned None: is a `return` missing?"
    try:
        read = np.asarray(value)
    except ValueError:
        read = np.asarray(None)
    if read.dtype == object and all(isinstance(x, numbers.Real) for x in read.flat):
        read = read.astype(np.float64)
    assert read.dtype.kind in "fiu", (
        f"{what} should return real numbers, but it returned {_shown(value)}."
    )
    read = np.array(read, dtype=np.float64)
    if finite:
        bad = read[~np.isfinite(read)]
        assert not bad.size, f"{what} returned {bad[0]} where a finite number is expected."
    return read


def number(value: Any, what: str, finite: bool = True) -> float:
    """Return `value` as a float; an array with one entry is read as that entry.

    Raises the errors of `array`, for NaN in any case, and for more or fewer numbers than one.
    """
    read = array(value, what, finite)
    assert read.size == 1, f"{what} should return one number, but it returned {_shown(value)}."
    result = float(read.reshape(()))
    assert result == result, f"{what} returned nan where a number is expected."
    return result


def table(value: Any, what: str, names: Iterable[Any], finite: bool = True) -> dict[Any, float]:
    """Return the entries of a dict under these names as floats; others are left out.

    Raises AssertionError for what is not a dict, lacks a name, or holds no number there.
    """
    assert value is not None, f"{what} returned None: is a `return` missing?"
    assert isinstance(value, Mapping), (
        f"{what} should return a dict, but it returned {_shown(value)}."
    )
    names = list(names)
    missing = [name for name in names if name not in value]
    assert not missing, f"The dict lacks {', '.join(map(str, missing[:8]))}."
    return {name: number(value[name], f"{what}, {name},", finite) for name in names}


def _shown(value: Any) -> str:
    return f"{type(value).__name__} {value!r:.60}"
