"""500 random expressions, the same each time, for every engine to differentiate."""

import math
import random

BINARY = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "**": lambda a, n: a**n,
    "neg": lambda a: -a,
}
PLAIN = {
    "exp": math.exp,
    "log": math.log,
    "tanh": math.tanh,
    "relu": lambda a: max(a, 0.0),
}


def run(program, x, functions):
    """Run `program`, [(operation, argument, ...), ...], on the numbers `x`; return the last one.

    An argument that is a whole number is the place of an earlier number, others are constants.
    `functions` holds exp, log, tanh and relu for numbers of this kind.
    """
    numbers = list(x)
    for operation, *arguments in program:
        a = [numbers[i] if isinstance(i, int) else i for i in arguments]
        numbers.append((BINARY.get(operation) or functions[operation])(*a))
    return numbers[-1]


def allowed(operation, a):
    """Return whether this operation is far from where it has no value, or no slope."""
    if operation == "/":
        return abs(a[1]) > 0.3
    if operation == "**":
        return abs(a[0]) > 0.3 and (a[0] > 0 or a[1] % 1 == 0)
    if operation == "log":
        return a[0] > 0.2
    if operation == "exp":
        return a[0] < 2.5
    return operation != "relu" or abs(a[0]) > 1e-3


def expression(rng, length):
    """Return a program and its inputs; many of its numbers are used more than once."""
    x = [round(rng.uniform(-2, 2), 3) for _ in range(rng.randint(2, 4))]
    numbers, program = list(x), []
    while len(program) < length:
        operation = rng.choice(["+", "-", "*", "/", "**", "neg", *PLAIN, "tanh", "+"])
        places = [max(0, len(numbers) - 1 - int(rng.expovariate(0.3))) for _ in range(2)]
        if operation == "**":
            arguments = [places[0], rng.choice([2.0, 3.0, -1.0, 0.5])]
        elif operation in {"+", "-", "*", "/"}:
            arguments = [places[0], rng.choice([places[1], round(rng.uniform(0.5, 2), 2)])]
            if rng.random() < 0.2:
                arguments.reverse()
        else:
            arguments = places[:1]
        a = [numbers[i] if isinstance(i, int) else i for i in arguments]
        if not allowed(operation, a):
            continue
        number = run([(operation, *arguments)], numbers, PLAIN)
        if abs(number) < 30:
            numbers.append(number)
            program.append((operation, *arguments))
    # So that much of it counts: the last four numbers, and the inputs once more.
    for place in (*range(len(numbers) - 4, len(numbers) - 1), *range(len(x))):
        program.append(("+", len(x) + len(program) - 1, place))
    return program, x


def expressions():
    """Return 500 pairs of a program and its inputs; every tenth is long."""
    rng = random.Random(7)
    return [
        expression(rng, rng.randint(150, 300) if i % 10 == 0 else rng.randint(3, 25))
        for i in range(500)
    ]
