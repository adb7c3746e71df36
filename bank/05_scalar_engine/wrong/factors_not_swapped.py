"""Gives each factor of a product its own number as local derivative.

fails: slopes, upstream, upstream_too, network
says: The factors are swapped
"""


class Value:
    def __init__(self, data, operands=(), locals=(), operation=""):
        self.data, self.grad = data, 0.0
        self.operands, self.locals, self.operation = operands, locals, operation

    def __add__(self, other):
        other = value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __sub__(self, other):
        other = value(other)
        return Value(self.data - other.data, (self, other), (1.0, -1.0), "-")

    def __mul__(self, other):
        other = value(other)
        return Value(self.data * other.data, (self, other), (self.data, other.data), "*")

    def __truediv__(self, other):
        other = value(other)
        a, b = self.data, other.data
        return Value(a / b, (self, other), (1 / b, -a / b**2), "/")

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),), f"**{n}")

    def __neg__(self):
        return Value(-self.data, (self,), (-1.0,), "neg")

    def __radd__(self, other):
        return value(other) + self

    def __rsub__(self, other):
        return value(other) - self

    def __rmul__(self, other):
        return value(other) * self

    def __rtruediv__(self, other):
        return value(other) / self

    def exp(self):
        e = math.exp(self.data)
        return Value(e, (self,), (e,), "exp")

    def log(self):
        return Value(math.log(self.data), (self,), (1 / self.data,), "log")

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), (1 - t**2,), "tanh")

    def relu(self):
        return Value(max(self.data, 0.0), (self,), (float(self.data > 0),), "relu")

    def backward(self):
        order = ordered(self)
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for operand, local in zip(node.operands, node.locals):
                operand.grad += node.grad * local


def value(x):
    return x if isinstance(x, Value) else Value(x)


def ordered(output):
    order, done, waiting = [], set(), [output]
    while waiting:
        node = waiting[-1]
        ahead = [operand for operand in node.operands if operand not in done]
        waiting += ahead
        if not ahead:
            waiting.pop()
            if node not in done:
                done.add(node)
                order.append(node)
    return order
