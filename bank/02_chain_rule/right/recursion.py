"""Calls itself for each step."""

import numpy as np


def descend(gradient, x, learning_rate, steps):
    if steps == 0:
        return np.array([x], dtype=float)
    there = x - learning_rate * gradient(x)
    return np.concatenate([[x], descend(gradient, there, learning_rate, steps - 1)])
