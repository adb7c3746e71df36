"""Keeps no derivatives: the way back is a table of functions, one for each operation; grads come from a dict."""


class Value:
    def __init__(self, data, operands=(), operation=""):
        self.data, self.grad = float(data), None
        self.operands, self.operation = operands, operation

    def backward(self):
        print("sweeping back from", self.data)
        order = []
        seen = set()
        stack = [(self, iter(self.operands))]
        while stack:
            node, rest = stack[-1]
            following = next((v for v in rest if id(v) not in seen), None)
            if following is None:
                order.append(node)
                stack.pop()
            else:
                seen.add(id(following))
                stack.append((following, iter(following.operands)))
        gradients = {id(node): 0.0 for node in order}
        gradients[id(self)] = 1.0
        for node in order[::-1]:
            node.grad = gradients[id(node)]
            numbers = [operand.data for operand in node.operands]
            for operand, slope in zip(node.operands, slopes(node, *numbers)):
                gradients[id(operand)] = gradients[id(operand)] + slope * node.grad


def slopes(node, a=0.0, b=0.0):
    operation = node.operation
    if operation[:2] == "**":
        n = float(operation[2:])
        return [n * a ** (n - 1)]
    if operation == "/":
        return [1 / b, -a / (b * b)]
    if operation == "log":
        return [1 / a]
    return {
        "": [],
        "+": [1.0, 1.0],
        "-": [1.0, -1.0],
        "*": [b, a],
        "neg": [-1.0],
        "exp": [node.data],
        "tanh": [1 / math.cosh(a) ** 2] if operation == "tanh" else [],
        "relu": [1.0 if a > 0 else 0.0],
    }[operation]


def binary(symbol, f):
    def forward(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(f(self.data, other.data), (self, other), symbol)

    def reflected(self, other):
        return forward(Value(other), self)

    return forward, reflected


def unary(symbol, f):
    return lambda self: Value(f(self.data), (self,), symbol)


Value.__add__, Value.__radd__ = binary("+", lambda a, b: a + b)
Value.__sub__, Value.__rsub__ = binary("-", lambda a, b: a - b)
Value.__mul__, Value.__rmul__ = binary("*", lambda a, b: a * b)
Value.__truediv__, Value.__rtruediv__ = binary("/", lambda a, b: a / b)
Value.__pow__ = lambda self, n: Value(self.data**n, (self,), f"**{n}")
Value.__neg__ = unary("neg", lambda a: -a)
Value.exp = unary("exp", math.exp)
Value.log = unary("log", math.log)
Value.tanh = unary("tanh", math.tanh)
Value.relu = unary("relu", lambda a: a * (a > 0))
