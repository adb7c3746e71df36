"""Numbers that differentiate themselves: `Value`, backward (chapter 5); `Dual`, forward (6)."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np


class Value:
    """A number that remembers the numbers it was computed from; `backward()` finds its gradient.

    `operands` are the Values it was computed from, `locals` the local derivatives with
    respect to them, and `operation` says what was done. After `y.backward()`, each `x.grad`
    is the derivative of y with respect to x. Raises TypeError for what is not one number.
    """

    __slots__ = ("data", "grad", "locals", "operands", "operation")
    # NumPy's numbers leave an operation with a Value to the Value.
    __array_ufunc__ = None

    def __init__(
        self,
        data: float,
        operands: tuple[Value, ...] = (),
        locals: tuple[float, ...] = (),
        operation: str = "",
    ) -> None:
        self.data = _real(data)
        self.grad = 0.0
        self.operands = operands
        self.locals = locals
        self.operation = operation

    def __repr__(self) -> str:
        return f"Value(data={self.data:.6g}, grad={self.grad:.6g})"

    def __add__(self, other: Value | float) -> Value:
        other = _value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __sub__(self, other: Value | float) -> Value:
        other = _value(other)
        return Value(self.data - other.data, (self, other), (1.0, -1.0), "-")

    def __mul__(self, other: Value | float) -> Value:
        other = _value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "*")

    def __truediv__(self, other: Value | float) -> Value:
        other = _value(other)
        result = self.data / other.data
        return Value(result, (self, other), (1 / other.data, -result / other.data), "/")

    def __pow__(self, exponent: float) -> Value:
        """Return self ** exponent; raises TypeError for an exponent that is not a constant."""
        n = _real(exponent)
        return Value(_real(self.data**n), (self,), (_power_slope(self.data, n),), f"**{n}")

    def __neg__(self) -> Value:
        return Value(-self.data, (self,), (-1.0,), "neg")

    def __radd__(self, other: float) -> Value:
        return _value(other) + self

    def __rsub__(self, other: float) -> Value:
        return _value(other) - self

    def __rmul__(self, other: float) -> Value:
        return _value(other) * self

    def __rtruediv__(self, other: float) -> Value:
        return _value(other) / self

    def exp(self) -> Value:
        """Return e to the power of self."""
        result = math.exp(self.data)
        return Value(result, (self,), (result,), "exp")

    def log(self) -> Value:
        """Return the natural logarithm; raises ValueError for a number that is not positive."""
        return Value(math.log(self.data), (self,), (1 / self.data,), "log")

    def tanh(self) -> Value:
        """Return the hyperbolic tangent."""
        result = math.tanh(self.data)
        return Value(result, (self,), (1 - result**2,), "tanh")

    def relu(self) -> Value:
        """Return self where it is positive, and 0 elsewhere; its derivative at 0 is 0."""
        return Value(max(self.data, 0.0), (self,), (float(self.data > 0),), "relu")

    def backward(self) -> None:
        """Set `grad` of every Value that self is computed from; a second call gives the same."""
        order = ordered(self)
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for operand, local in zip(node.operands, node.locals, strict=True):
                operand.grad += node.grad * local


def ordered(output: Any) -> list[Any]:
    """Return every Value that `output` is computed from, each after its operands, `output` last.

    A topological order, found depth first. What is still to be visited waits in a list: a
    function that calls itself would end at Python's recursion limit.
    """
    order, seen = [], {output}
    waiting = [(output, iter(output.operands))]
    while waiting:
        node, operands = waiting[-1]
        for operand in operands:
            if operand not in seen:
                seen.add(operand)
                waiting.append((operand, iter(operand.operands)))
                break
        else:
            order.append(node)
            waiting.pop()
    return order


class Dual:
    """A number together with its derivative with respect to one chosen input.

    Each operation computes both (Wengert 1964; Griewank and Walther, Evaluating Derivatives,
    §3.1). Plain numbers are constants, with derivative 0.
    """

    __slots__ = ("derivative", "value")
    __array_ufunc__ = None

    def __init__(self, value: float, derivative: float = 0.0) -> None:
        self.value = _real(value)
        self.derivative = _real(derivative)

    def __repr__(self) -> str:
        return f"Dual({self.value:.6g}, {self.derivative:.6g})"

    def __add__(self, other: Dual | float) -> Dual:
        other = _dual(other)
        return Dual(self.value + other.value, self.derivative + other.derivative)

    def __sub__(self, other: Dual | float) -> Dual:
        other = _dual(other)
        return Dual(self.value - other.value, self.derivative - other.derivative)

    def __mul__(self, other: Dual | float) -> Dual:
        other = _dual(other)
        return Dual(
            self.value * other.value,
            self.derivative * other.value + self.value * other.derivative,
        )

    def __truediv__(self, other: Dual | float) -> Dual:
        other = _dual(other)
        result = self.value / other.value
        return Dual(result, (self.derivative - result * other.derivative) / other.value)

    def __neg__(self) -> Dual:
        return Dual(-self.value, -self.derivative)

    def __radd__(self, other: float) -> Dual:
        return _dual(other) + self

    def __rsub__(self, other: float) -> Dual:
        return _dual(other) - self

    def __rmul__(self, other: float) -> Dual:
        return _dual(other) * self

    def __rtruediv__(self, other: float) -> Dual:
        return _dual(other) / self

    def sin(self) -> Dual:
        """Return the sine."""
        return Dual(math.sin(self.value), math.cos(self.value) * self.derivative)

    def exp(self) -> Dual:
        """Return e to the power of self."""
        result = math.exp(self.value)
        return Dual(result, result * self.derivative)

    def tanh(self) -> Dual:
        """Return the hyperbolic tangent."""
        result = math.tanh(self.value)
        return Dual(result, (1 - result**2) * self.derivative)


def gradient_by_dual(f: Callable[[list[Dual]], Any], x: Sequence[float]) -> np.ndarray:
    """Return the derivative of `f(x)` with respect to each of the n numbers in `x`, (n,).

    `f` takes a list of n Duals and returns one; it is called n times, once for each input.
    Raises TypeError when `f` is not callable or returns anything but one number.
    """
    if not callable(f):
        raise TypeError(f"f must be a function of a list of Duals, not {type(f).__name__}.")
    numbers = [_real(number) for number in x]
    gradient = np.empty(len(numbers))
    for i in range(len(numbers)):
        gradient[i] = _dual(
            f([Dual(number, i == j) for j, number in enumerate(numbers)])
        ).derivative
    return gradient


def _value(x: Any) -> Value:
    return x if isinstance(x, Value) else Value(x)


def _dual(x: Any) -> Dual:
    return x if isinstance(x, Dual) else Dual(x)


def _real(x: Any) -> float:
    try:
        return float(x)
    except (TypeError, ValueError):
        raise TypeError(
            f"Expected one real number, but got {type(x).__name__} {x!r:.60}."
        ) from None


def _power_slope(x: float, n: float) -> float:
    return 0.0 if n == 0 else n * x ** (n - 1)
