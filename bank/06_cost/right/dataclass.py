"""A frozen dataclass whose operations are made in a loop, from partial derivatives."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Dual:
    value: float
    derivative: float = 0.0


def _binary(f, slopes):
    def operation(a, b):
        b = b if isinstance(b, Dual) else Dual(b)
        return Dual(
            f(a.value, b.value),
            sum(s * x.derivative for s, x in zip(slopes(a.value, b.value), (a, b))),
        )

    return operation


def _unary(f, slope):
    return lambda a: Dual(f(a.value), slope(a.value) * a.derivative)


for _name, _f, _slopes in [
    ("add", lambda a, b: a + b, lambda a, b: (1, 1)),
    ("sub", lambda a, b: a - b, lambda a, b: (1, -1)),
    ("mul", lambda a, b: a * b, lambda a, b: (b, a)),
    ("truediv", lambda a, b: a / b, lambda a, b: (1 / b, -a / b**2)),
]:
    _made = _binary(_f, _slopes)
    setattr(Dual, f"__{_name}__", _made)
    setattr(Dual, f"__r{_name}__", lambda b, a, made=_made: made(Dual(a), b))
Dual.__neg__ = _unary(lambda a: -a, lambda a: -1)
Dual.sin = _unary(math.sin, math.cos)
Dual.exp = _unary(math.exp, math.exp)
Dual.tanh = _unary(math.tanh, lambda a: 1 - math.tanh(a) ** 2)
