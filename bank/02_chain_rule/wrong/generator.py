"""Yields the points instead of returning them.

fails: descend_values, descend_hidden
says: descend should return real numbers, but it returned generator
"""


def descend(gradient, x, learning_rate, steps):
    yield x
    for _ in range(steps):
        x = x - learning_rate * gradient(x)
        yield x
