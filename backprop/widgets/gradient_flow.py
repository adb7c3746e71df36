"""A signal through many layers, and the gradient of the loss on its way back (chapter 9)."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from backprop.layers import ACTIVATIONS, Dense
from backprop.losses import squared_error, squared_error_backward
from backprop.widgets.figure import Checked, Figure, Real, one_of, state
from backprop.widgets.matrices import whole
from backprop.widgets.random import normals

EXAMPLES = 32
SATURATED = 0.05
REACH, BINS = 6.25, 25


class GradientFlow(Figure):
    """`GradientFlow(activation="tanh", depth=12, scale=0.5)`: what the first layer still hears.

    A network of `depth` layers with `width` inputs and as many units in each layer,
    A_k = φ(A_{k-1} @ W_k), no biases, and the squared error Σ (A - T)² / (2N) at the end, for
    N = 32 examples. Inputs X and targets T are standard normal; weights are normal with
    standard deviation scale / √width, so that `scale` is 1 for Xavier and √2 for He.

    All random numbers come from `normals(seed, ...)`, in the order X, T, W_1, W_2, …: a deeper
    network has the same first layers. `layer` is the one whose Z is looked at; when it is
    beyond `depth`, the last one is meant.
    """

    activation = state(Checked("tanh", one_of(ACTIVATIONS)))
    depth = state(Checked(12, whole(1, 30)))
    width = state(Checked(32, whole(8, 36)))
    scale = state(Real(0.5, 0.1, 4))
    layer = state(Checked(6, whole(1, 30)))
    seed = state(Checked(1, whole(0, 2**32 - 1)))

    def arrays(self) -> dict[str, np.ndarray]:
        """Return X and T, both (N, width), and W1, W2, … (width, width)."""
        shapes = {"X": (EXAMPLES, self.width), "T": (EXAMPLES, self.width)}
        shapes |= {f"W{k}": (self.width, self.width) for k in range(1, self.depth + 1)}
        sizes = [math.prod(shape) for shape in shapes.values()]
        parts = np.split(normals(self.seed, sum(sizes)), np.cumsum(sizes)[:-1])
        arrays = {
            name: part.reshape(shape)
            for (name, shape), part in zip(shapes.items(), parts, strict=True)
        }
        return {
            name: array if name in ("X", "T") else array * (self.scale / math.sqrt(self.width))
            for name, array in arrays.items()
        }

    def numbers(self) -> dict[str, Any]:
        """Return the figure's numbers, layer by layer.

        `spread` is the standard deviation of A_0 = X, A_1, …; `between` the root mean square,
        over units, of the standard deviation over examples; `gradient` the norm of dZ_1, dZ_2,
        …, and `ratio` that of the first to that of the last (None where that is 0); `stuck` the
        share of dead units (ReLU: 0 for every example), or of entries with φ'(z) < 0.05;
        `histogram` counts Z of the chosen layer in 25 bins from -6.25 to 6.25, the outermost of
        which hold what lies beyond.
        """
        forward, backward = ACTIVATIONS[self.activation]
        arrays = self.arrays()
        A, Z = [arrays["X"]], []
        layers = [Dense(arrays[f"W{k}"], np.zeros(self.width)) for k in range(1, self.depth + 1)]
        for layer in layers:
            Z.append(layer.forward(A[-1]))
            A.append(forward(Z[-1]))
        gradient: list[float] = []
        dA = squared_error_backward(A[-1], arrays["T"])
        for layer, z in zip(reversed(layers), reversed(Z), strict=True):
            dZ = backward(dA, z)
            gradient.insert(0, float(np.linalg.norm(dZ)))
            dA = layer.backward(dZ)
        chosen = min(self.layer, self.depth)
        inside = np.clip(Z[chosen - 1], -REACH, REACH)
        return {
            "loss": squared_error(A[-1], arrays["T"]),
            "spread": [float(a.std()) for a in A],
            "between": [float(np.sqrt(a.var(axis=0).mean())) for a in A],
            "gradient": gradient,
            "ratio": gradient[0] / gradient[-1] if gradient[-1] else None,
            "stuck": [self._stuck(z) for z in Z],
            "layer": chosen,
            "z_spread": float(Z[chosen - 1].std()),
            "histogram": np.histogram(inside, BINS, (-REACH, REACH))[0].tolist(),
        }

    def _stuck(self, Z: np.ndarray) -> float:
        """Return the share of dead units (ReLU) or of saturated entries of a layer."""
        if self.activation == "relu":
            return float((Z <= 0).all(axis=0).mean())
        slope = ACTIVATIONS[self.activation][1](np.ones_like(Z), Z)
        return float((slope < SATURATED).mean())
