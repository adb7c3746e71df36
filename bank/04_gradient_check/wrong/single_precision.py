"""Nudges in float32.

fails: gradient_check_values, passes_the_right_ones, passes_hidden
says: These gradients are right, but the errors came out as
"""

import math

import numpy as np


def gradient_check(loss, parameters, gradients, step=1e-5):
    errors = {}
    for name, parameter in parameters.items():
        if np.asarray(parameter).dtype.kind != "f":
            raise TypeError(name)
        nudged = np.array(parameter, dtype=np.float32)
        measured = np.zeros(nudged.shape)
        for index in np.ndindex(nudged.shape):
            before = nudged[index]
            nudged[index] = before + step
            above = loss({**parameters, name: nudged})
            nudged[index] = before - step
            below = loss({**parameters, name: nudged})
            nudged[index] = before
            measured[index] = (above - below) / (2 * step)
        errors[name] = relative_error(gradients[name], measured) if name in gradients else math.inf
    return errors
