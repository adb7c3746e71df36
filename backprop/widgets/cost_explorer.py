"""What a full derivative costs: operations and memory, four ways (chapter 6)."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

from backprop.widgets.figure import Checked, Figure, state


def _whole(maximum: int) -> Callable[[Any], int]:
    def check(value: Any) -> int:
        try:
            fits = 1 <= value <= maximum and value == int(value) and not isinstance(value, bool)
        except (TypeError, ValueError):
            fits = False
        if not fits:
            raise ValueError(f"expected a whole number from 1 to {maximum}, but got {value!r:.60}.")
        return int(value)

    return check


class CostExplorer(Figure):
    """`CostExplorer(inputs=1000, outputs=1)`: what the full derivative of a network costs.

    The network has `depth` dense layers, from n = `inputs` through hidden layers of `width`
    units to m = `outputs` (a loss has one), with an activation φ on each hidden unit:
    z_1 = x W_1 + b_1, z_i = φ(z_{i-1}) W_i + b_i, y = z_depth. Wanted are all m · n
    derivatives of y with respect to x. For training, the inputs are the parameters.

    Counted are multiplications of numbers in the network: those in products with W, and those
    with φ'(z). Not counted: additions, evaluating φ and φ', and the division of a difference
    by 2 step. A layer from a to b numbers costs, for its matrix product,

    - forward: a · b;
    - with dual numbers: 2 a · b, as W multiplies the value and the derivative beside it;
    - backward with respect to what went in: a · b;

    and a hidden unit costs one more, the multiplication by φ'(z), in a dual pass and in a
    backward pass. Central differences take 2n forward passes, forward mode n dual passes,
    reverse mode one forward pass and m backward ones.

    With checkpoints, x and every `every`-th z are kept, as `checkpointed_backward` keeps them
    (1 keeps everything, `depth` or more keeps only x). Each segment but the last, which has
    just been run, is recomputed once, except for the layer whose result is the next
    checkpoint. All m backward passes go through a segment together, so this is less than one
    forward pass more.

    Memory is the most numbers held whenever a layer is run or gone back through: what goes into
    that layer and what is kept for the way back (twice as much for dual numbers). Not counted:
    weights, results, and the gradients on their way back.
    """

    inputs = state(Checked(1000, _whole(10_000)))
    outputs = state(Checked(1, _whole(10_000)))
    width = state(Checked(32, _whole(1000)))
    depth = state(Checked(16, _whole(200)))
    every = state(Checked(4, _whole(200)))

    def numbers(self) -> dict[str, Any]:
        """Return multiplications, the same in forward passes, and memory, for each way."""
        layers = [self.inputs, *[self.width] * (self.depth - 1), self.outputs]
        products = [a * b for a, b in itertools.pairwise(layers)]
        forward, hidden = sum(products), sum(layers[1:-1])
        backward = self.outputs * (forward + hidden)
        again = self._recomputed(products)
        operations = {
            "forward": forward,
            "differences": 2 * self.inputs * forward,
            "dual": self.inputs * (2 * forward + hidden),
            "reverse": forward + backward,
            "checkpoints": forward + again + backward,
        }
        largest = max(layers[:-1])
        spacings = [_kept(layers[:-1], every) for every in range(1, self.depth + 1)]
        return {
            "operations": operations,
            "passes": {way: count / forward for way, count in operations.items()},
            "recomputed": again / forward,
            "memory": {
                "differences": largest,
                "dual": 2 * largest,
                "reverse": spacings[0],
                "checkpoints": spacings[min(self.every, self.depth) - 1],
            },
            "spacings": spacings,
            "best": 1 + spacings.index(min(spacings)),
        }

    def _recomputed(self, products: list[int]) -> int:
        """Return the multiplications that checkpoints add."""
        last_start = (self.depth - 1) // self.every * self.every
        return sum(products[i] for i in range(last_start) if (i + 1) % self.every)


def _kept(values: list[int], every: int) -> int:
    """Return the most numbers kept at once, where `values` are the sizes of what is kept.

    While the segment from `start` on is gone through, it and the checkpoints before it are there.
    """
    starts = range(0, len(values), every)
    return max(sum(values[:start:every]) + sum(values[start : start + every]) for start in starts)
