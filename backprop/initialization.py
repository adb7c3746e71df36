"""Random weights that keep a signal alive (chapter 9)."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import Any

import numpy as np


def initialize(
    sizes: Sequence[int], scheme: str, rng: np.random.Generator, dtype: Any = np.float64
) -> dict[str, np.ndarray]:
    """Return W1 (sizes[0], sizes[1]), b1 (sizes[1],), W2, … for layers of these sizes.

    Weights are normal with variance 2/(in + out) for "xavier" (Glorot and Bengio 2010), and
    2/in for "he" (He et al. 2015); biases are 0.

    Raises ValueError for another scheme, fewer than two sizes, or a size below 1.
    """
    if len(sizes) < 2 or not all(isinstance(n, int | np.integer) and n >= 1 for n in sizes):
        raise ValueError(
            f"sizes must be two or more whole numbers, such as [64, 32, 10], not {sizes!r:.60}."
        )
    if scheme not in ("xavier", "he"):
        raise ValueError(f"scheme must be 'xavier' or 'he', not {scheme!r:.60}.")
    parameters = {}
    for k, (n_in, n_out) in enumerate(itertools.pairwise(sizes), start=1):
        variance = 2 / (n_in + n_out) if scheme == "xavier" else 2 / n_in
        weights = rng.normal(scale=math.sqrt(variance), size=(n_in, n_out))
        parameters[f"W{k}"] = weights.astype(dtype)
        parameters[f"b{k}"] = np.zeros(n_out, dtype)
    return parameters
