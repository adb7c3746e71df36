"""Keeps what it has computed, in both functions, from the target backward in one of them."""

from collections import defaultdict
from fractions import Fraction
from functools import lru_cache


def path_sum(edges, source, target):
    @lru_cache(None)
    def to(node):
        if node == source:
            return Fraction(1)
        return sum(
            Fraction(local) * to(start) for (start, end), local in edges.items() if end == node
        )

    return to(target)


def backward(order, edges, output):
    users, known = defaultdict(list), defaultdict(float, {output: 1.0})
    for (start, end), local in edges.items():
        users[start].append((end, local))
    for node in reversed(order):
        known[node] += sum(local * known[end] for end, local in users[node])
    return known
