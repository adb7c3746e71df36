"""Keeps the operands in a set, which forgets the second x of x * x; its closures know better.

fails: recorded
says: a set forgets the second x
"""


class Value:
    def __init__(self, data, operands=(), operation=""):
        self.data, self.grad = data, 0.0
        self.operands, self.operation = set(operands), operation
        self._backward = lambda: None

    def _made(self, data, operation, *uses):
        out = Value(data, [operand for operand, _ in uses], operation)

        def _backward():
            for operand, local in uses:
                operand.grad += local * out.grad

        out._backward = _backward
        return out

    def __add__(self, other):
        other = value(other)
        return self._made(self.data + other.data, "+", (self, 1.0), (other, 1.0))

    def __sub__(self, other):
        return self + -value(other)

    def __mul__(self, other):
        other = value(other)
        return self._made(self.data * other.data, "*", (self, other.data), (other, self.data))

    def __truediv__(self, other):
        return self * value(other) ** -1

    def __pow__(self, n):
        return self._made(self.data**n, f"**{n}", (self, n * self.data ** (n - 1)))

    def __neg__(self):
        return self * -1

    def __radd__(self, other):
        return self + other

    def __rsub__(self, other):
        return value(other) - self

    def __rmul__(self, other):
        return self * other

    def __rtruediv__(self, other):
        return value(other) / self

    def exp(self):
        e = math.exp(self.data)
        return self._made(e, "exp", (self, e))

    def log(self):
        return self._made(math.log(self.data), "log", (self, 1 / self.data))

    def tanh(self):
        t = math.tanh(self.data)
        return self._made(t, "tanh", (self, 1 - t**2))

    def relu(self):
        return self._made(max(self.data, 0.0), "relu", (self, float(self.data > 0)))

    def backward(self):
        order, done, waiting = [], set(), [self]
        while waiting:
            node = waiting[-1]
            ahead = [operand for operand in node.operands if operand not in done]
            waiting += ahead
            if not ahead:
                waiting.pop()
                if node not in done:
                    done.add(node)
                    order.append(node)
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            node._backward()


def value(x):
    return x if isinstance(x, Value) else Value(x)
