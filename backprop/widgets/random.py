"""Random numbers that Python and JavaScript draw alike; the same as figures/maths/random.js."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

_BITS = 0xFFFFFFFF


def uniform(seed: int) -> Iterator[float]:
    """Yield numbers spread evenly over (0, 1): mulberry32 by Tommy Ettinger, seed below 2³²."""
    state = seed
    while True:
        state = (state + 0x6D2B79F5) & _BITS
        mixed = (state ^ (state >> 15)) * (state | 1) & _BITS
        mixed ^= (mixed + ((mixed ^ (mixed >> 7)) * (mixed | 61) & _BITS)) & _BITS
        yield ((mixed ^ (mixed >> 14)) + 0.5) / 2**32


def normal(seed: int) -> Iterator[float]:
    """Yield numbers with mean 0 and variance 1: Box-Muller, two numbers from two."""
    numbers = uniform(seed)
    while True:
        length = math.sqrt(-2 * math.log(next(numbers)))
        angle = 2 * math.pi * next(numbers)
        yield length * math.cos(angle)
        yield length * math.sin(angle)


def permutation(seed: int, length: int) -> list[int]:
    """Return the whole numbers below `length` in a random order: Fisher-Yates, from the end."""
    numbers, order = uniform(seed), list(range(length))
    for i in range(length - 1, 0, -1):
        j = math.floor(next(numbers) * (i + 1))
        order[i], order[j] = order[j], order[i]
    return order


def normals(seed: int, count: int) -> np.ndarray:
    """Return the first `count` numbers of `normal(seed)`, all at once: (count,)."""
    even = count + count % 2
    # Arithmetic of uint32 arrays is modulo 2**32.
    state = np.uint32(seed) + np.arange(1, even + 1, dtype=np.uint32) * np.uint32(0x6D2B79F5)
    mixed = (state ^ (state >> 15)) * (state | 1)
    mixed ^= mixed + (mixed ^ (mixed >> 7)) * (mixed | 61)
    numbers = ((mixed ^ (mixed >> 14)) + 0.5) / 2**32
    length, angle = np.sqrt(-2 * np.log(numbers[::2])), 2 * np.pi * numbers[1::2]
    return np.stack([length * np.cos(angle), length * np.sin(angle)], axis=1).ravel()[:count]
