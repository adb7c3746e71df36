"""Uses NumPy, and returns arrays of one entry."""

import numpy as np


def chain_forward(x, w1, w2, w3):
    u1 = w1 * x
    v1 = np.sin(u1)
    u2 = w2 * v1
    v2 = np.exp(u2)
    u3 = w3 * v2
    return {name: np.array([value]) for name, value in locals().items() if name[0] in "uv"} | {
        "y": np.cos(u3)
    }
