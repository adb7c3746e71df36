"""Keeps a pair, and names its parts."""


class Dual:
    def __init__(self, value, derivative=0.0):
        self.pair = (value, derivative)

    value = property(lambda self: self.pair[0])
    derivative = property(lambda self: self.pair[1])

    def __add__(self, other):
        (a, da), (b, db) = self.pair, pair(other)
        return Dual(a + b, da + db)

    def __sub__(self, other):
        (a, da), (b, db) = self.pair, pair(other)
        return Dual(a - b, da - db)

    def __rsub__(self, other):
        (a, da), (b, db) = pair(other), self.pair
        return Dual(a - b, da - db)

    def __mul__(self, other):
        (a, da), (b, db) = self.pair, pair(other)
        return Dual(a * b, da * b + a * db)

    def __truediv__(self, other):
        (a, da), (b, db) = self.pair, pair(other)
        return Dual(a / b, da / b - a * db / b**2)

    def __rtruediv__(self, other):
        (a, da), (b, db) = pair(other), self.pair
        return Dual(a / b, da / b - a * db / b**2)

    def __neg__(self):
        return Dual(*(-number for number in self.pair))

    __radd__, __rmul__ = __add__, __mul__

    def sin(self):
        a, da = self.pair
        return Dual(math.sin(a), da * math.cos(a))

    def exp(self):
        a, da = self.pair
        return Dual(math.exp(a), da * math.exp(a))

    def tanh(self):
        a, da = self.pair
        return Dual(math.tanh(a), da / math.cosh(a) ** 2)


def pair(x):
    return x.pair if isinstance(x, Dual) else (x, 0)
