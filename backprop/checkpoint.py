"""Going backward with less memory: keep some values, recompute the others (chapter 6)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from numbers import Integral, Real
from typing import Any

import numpy as np


def checkpointed_backward(
    functions: Sequence[Callable[[Any], Any]],
    derivatives: Sequence[Callable[[Any], Any]],
    x: float,
    every: int,
) -> tuple[float, int]:
    """Return dy/dx of the chain y = f_M(… f_1(x)), and the most values kept at once.

    `functions[i]` maps a number to a number, and `derivatives[i]` is its local derivative at
    the number that went in. Going forward, x and every `every`-th value after it are kept:
    the checkpoints. Going backward, one segment at a time is recomputed from its checkpoint,
    used, and dropped. The peak counts the checkpoints (with x) and that segment: M when every
    value is kept (`every=1`) or all are one segment (`every >= M`), about 2√M near `every` = √M.

    Each function is called at most twice; the last one never, as only the values that go into
    a function are needed. The checkpoints are spread evenly. For the same memory, a binomial
    schedule recomputes less (Griewank and Walther, Evaluating Derivatives, ch. 12).

    Raises TypeError for what is not callable, not a number, or an `every` that is not whole;
    ValueError for lists of different length and for `every` below 1.
    """
    functions, derivatives = list(functions), list(derivatives)
    _check(functions, derivatives, every)
    length, every = len(functions), int(every)
    starts = range(0, length, every)

    kept = [_number(x, "x")]
    for start in starts[1:]:
        kept.append(_run(functions, kept[-1], start - every, start))

    gradient, peak = 1.0, len(kept)
    for start in reversed(starts):
        stop = min(start + every, length)
        segment = [kept.pop()]
        for i in range(start, stop - 1):  # what comes out of the segment is not needed in it
            segment.append(_run(functions, segment[-1], i, i + 1))
        peak = max(peak, len(kept) + len(segment))
        for i in reversed(range(start, stop)):
            gradient *= float(_number(derivatives[i](segment.pop()), f"derivatives[{i}]"))
    return gradient, peak


def _run(functions: list[Callable[[Any], Any]], value: Any, start: int, stop: int) -> Any:
    """Return what `functions[start:stop]` make of `value`, keeping nothing in between."""
    for i in range(start, stop):
        value = _number(functions[i](value), f"functions[{i}]")
    return value


def _check(functions: list[Any], derivatives: list[Any], every: Any) -> None:
    if len(functions) != len(derivatives):
        raise ValueError(
            f"Each function needs its derivative, but there are {len(functions)} functions "
            f"and {len(derivatives)} derivatives."
        )
    for name, items in (("functions", functions), ("derivatives", derivatives)):
        for i, item in enumerate(items):
            if not callable(item):
                raise TypeError(
                    f"{name}[{i}] must be a function, but it is {type(item).__name__} "
                    f"{item!r:.60}; pass the function itself, not its result."
                )
    if not isinstance(every, Integral):
        raise TypeError(f"every must be a whole number of steps, but it is {every!r:.60}.")
    if every < 1:
        raise ValueError(f"every must be at least 1 (keep every value), but it is {every}.")


def _number(value: Any, name: str) -> Any:
    """Return `value` itself if it is one real number; raises TypeError, naming where it came."""
    if isinstance(value, np.ndarray) and value.shape == ():
        value = value[()]
    if not isinstance(value, Real):
        what = "x must be" if name == "x" else f"{name} must give"
        raise TypeError(f"{what} one real number, but here it is {value!r:.60}.")
    return value
