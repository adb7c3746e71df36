"""Makes a Dual of a plain number on the left, and forgets the one on the right.

fails: dual_constants
says: a plain number, int or float, has no .value
"""


class Dual:
    """A number together with its derivative with respect to one chosen input."""

    def __init__(self, value, derivative):
        self.value = value
        self.derivative = derivative

    @staticmethod
    def of(x):
        return x if isinstance(x, Dual) else Dual(x, 0.0)

    def __add__(self, other):
        return Dual(self.value + other.value, self.derivative + other.derivative)

    def __sub__(self, other):
        return Dual(self.value - other.value, self.derivative - other.derivative)

    def __mul__(self, other):
        return Dual(
            self.value * other.value,
            self.derivative * other.value + self.value * other.derivative,
        )

    def __truediv__(self, other):
        return Dual(
            self.value / other.value,
            (self.derivative * other.value - self.value * other.derivative) / other.value**2,
        )

    def __neg__(self):
        return Dual(-self.value, -self.derivative)

    def __radd__(self, other):
        return Dual.of(other) + self

    def __rsub__(self, other):
        return Dual.of(other) - self

    def __rmul__(self, other):
        return Dual.of(other) * self

    def __rtruediv__(self, other):
        return Dual.of(other) / self

    def sin(self):
        return Dual(math.sin(self.value), math.cos(self.value) * self.derivative)

    def exp(self):
        return Dual(math.exp(self.value), math.exp(self.value) * self.derivative)

    def tanh(self):
        return Dual(math.tanh(self.value), (1 - math.tanh(self.value) ** 2) * self.derivative)
