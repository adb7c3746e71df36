"""Returns the largest error only.

fails: gradient_check_values, gradient_check_rules, catches_factors, catches_hidden, passes_the_right_ones, passes_hidden
says: gradient_check should return a dict, but it returned float
"""

import math

import numpy as np


def gradient_check(loss, parameters, gradients, step=1e-5):
    errors = {}
    for name, parameter in parameters.items():
        if np.asarray(parameter).dtype.kind != "f":
            raise TypeError(name)
        nudged = np.array(parameter, dtype=float)
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
    return max(errors.values())
