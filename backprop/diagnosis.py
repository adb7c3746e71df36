"""Say what a wrong gradient looks like (chapter 4), and where code stopped that gave none."""

from __future__ import annotations

import ast
import linecache
import re
import traceback
from types import CodeType, FrameType
from typing import Any

import numpy as np

from backprop.gradient_check import TOLERANCE, relative_error


def diagnose(name: str, computed: Any, measured: Any, batch_size: int | None = None) -> str:
    """Return one or two sentences: the worst entry with both numbers, then the likely mistake.

    `computed` is the gradient called `name`, `measured` the one from nudges (its shape is
    the right one). With `batch_size` (N), factors of N are recognized.
    Returns "" when the two agree to `TOLERANCE`, by norm.
    """
    if computed is None:
        return f"{name} is None: is it missing, or is a `return`?"
    computed, measured = np.asarray(computed), np.asarray(measured, dtype=np.float64)
    if computed.shape != measured.shape:
        return (
            f"{name} has shape {computed.shape}, but it must have {measured.shape}."
            + _shape_hint(computed, measured)
        )
    if not np.issubdtype(computed.dtype, np.number) or np.iscomplexobj(computed):
        return f"{name} has dtype {computed.dtype}; a gradient holds real numbers."
    computed = computed.astype(np.float64)
    if not np.isfinite(computed).all():
        where = _entry(name, np.argwhere(~np.isfinite(computed))[0])
        return f"{where} is {computed[~np.isfinite(computed)][0]}; every entry must be finite."
    if relative_error(computed, measured) <= TOLERANCE:
        return ""
    index = np.unravel_index(np.argmax(np.abs(computed - measured)), measured.shape)
    return (
        f"{_entry(name, index)} is {computed[index]:.4g}, but nudging that entry changes the "
        f"loss at rate {measured[index]:.4g}." + _value_hint(computed, measured, batch_size)
    )


def _entry(name: str, index: Any) -> str:
    return f"{name}[{', '.join(str(int(i)) for i in index)}]" if len(index) else name


def _same(a: np.ndarray, b: np.ndarray) -> bool:
    return relative_error(a, b) <= TOLERANCE


def _shape_hint(computed: np.ndarray, measured: np.ndarray) -> str:
    if computed.ndim == 2 and computed.T.shape == measured.shape:
        return " It looks transposed."
    if [n for n in computed.shape if n != 1] == [n for n in measured.shape if n != 1]:
        return " The two differ in axes of length 1."
    if computed.size == 1:
        return " It was summed over everything; which axis should remain?"
    if computed.ndim == measured.ndim + 1:
        for axis, words in [(0, "first"), (-1, "last")]:
            summed = computed.sum(axis=axis)
            if summed.shape == measured.shape and _same(summed, measured):
                return f" Summed over its {words} axis it would be right."
        if computed.shape[1:] == measured.shape != computed.shape[:-1]:
            return " Its first axis should have been summed."
    return ""


def _value_hint(computed: np.ndarray, measured: np.ndarray, batch_size: int | None) -> str:
    if not computed.any():
        return " Every entry is 0: was the gradient ever accumulated?"
    if (
        measured.ndim == 2
        and measured.shape[0] == measured.shape[1]
        and _same(computed.T, measured)
    ):
        return " It is the transpose of the right one."
    factors = [
        (-1.0, "the negative of the measured one: is a sign lost?"),
        (2.0, "twice the measured one: is a factor 1/2 missing, or one path counted twice?"),
        (0.5, "half the measured one: is a factor 2 missing, or one of two equal paths?"),
    ]
    if batch_size is not None and batch_size > 1:
        n = batch_size
        factors[:0] = [
            (n, f"{n} times the measured one, and N = {n}: is 1/N missing?"),
            (1 / n, f"1/{n} of the measured one, and N = {n}: is 1/N applied twice?"),
        ]
    for factor, words in factors:
        if _same(computed, factor * measured):
            return f" Every entry is {words}"
    return _factor_hint(computed, measured) or _count_hint(computed, measured)


def _factor_hint(computed: np.ndarray, measured: np.ndarray) -> str:
    """Name a factor that all entries share, or that each column or row of a matrix has."""
    if measured.size > 1:
        factor = _factors(computed, measured, None).item()
        if _same(computed, factor * measured):
            return f" Every entry is {factor:.4g} times the measured one: a factor is wrong."
    if measured.ndim == 2 and min(measured.shape) > 1:
        for axis, words in enumerate(["column", "row"]):
            factors = _factors(computed, measured, axis)
            # Where a factor is 1, the mistake is in the other rows or columns alone.
            if _same(computed, factors * measured) and (np.abs(factors - 1) > TOLERANCE).all():
                return (
                    f" Each {words} is the measured one times a factor of its own: "
                    f"is something lost, or used twice, that has one number for each {words}?"
                )
    return ""


def _factors(computed: np.ndarray, measured: np.ndarray, axis: int | None) -> np.ndarray:
    """Return the factors that fit best along `axis`, or the one for all entries; 0/0 is 0."""
    scale = np.abs(measured).max(initial=0.0) or 1.0
    computed, measured = computed / scale, measured / scale
    squares = (measured * measured).sum(axis=axis, keepdims=True)
    products = (computed * measured).sum(axis=axis, keepdims=True)
    return np.asarray(products / np.where(squares == 0, 1.0, squares))


def _count_hint(computed: np.ndarray, measured: np.ndarray) -> str:
    close = np.abs(computed - measured) <= TOLERANCE * np.abs(measured).max(initial=0.0)
    wrong = int(close.size - close.sum())
    if 0 < wrong < close.size:
        return f" {wrong} of {close.size} entries are wrong; the others agree."
    return ""


def where_it_stopped(error: BaseException, *names: str) -> str:
    """Return in one sentence where a function of one of these names stopped, on which shapes.

    As in "ValueError in `dz @ W`, where dz is (5,) and W is (6, 5): the inner sizes, 5 and 6,
    differ." The expression is left out where its source cannot be had.
    """
    said = re.sub(
        r"^matmul: .*\(size (\d+) is different from (\d+)\)$",
        r"the inner sizes, \2 and \1, differ",
        str(error).strip(),
    )
    where = ""
    for frame, _ in traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_name in names:
            where = _place(error, frame)
    return f"{type(error).__name__}{where}: {said.rstrip('.')}."


def _place(error: BaseException, frame: FrameType) -> str:
    """Return the expression at which `frame` stands, and the shapes of the arrays in it."""
    trace = error.__traceback__
    while trace is not None and trace.tb_frame is not frame:
        trace = trace.tb_next
    source = _segment(frame.f_code, trace.tb_lasti) if trace is not None else ""
    if not source:
        return ""
    try:
        named = [node.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)]
    except SyntaxError:
        named = []
    known = []
    for name in sorted(set(named), key=source.find):
        match frame.f_locals.get(name):
            case np.ndarray(shape=shape):
                known.append(f"{name} is {shape}")
            case int(index) if isinstance(error, IndexError):
                known.append(f"{name} is {index}")
    if not known:
        return f" in `{source}`"
    listed = " and ".join(filter(None, [", ".join(known[:-1]), known[-1]]))
    return f" in `{source}`, where {listed}"


def _segment(code: CodeType, instruction: int) -> str:
    """Return the source of one instruction, or all of its line where it spans more than one."""
    first, last, start, end = list(code.co_positions())[instruction // 2]
    if first is None:
        return ""
    line = linecache.getline(code.co_filename, first).rstrip()
    if first != last or start is None or end is None:
        return line.strip()
    return line.encode()[start:end].decode().strip()
