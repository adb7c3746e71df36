"""Says whether a gradient passes, instead of its error.

fails: gradient_check_values, gradient_check_rules, catches_factors, catches_hidden, passes_the_right_ones, passes_hidden
says: should return real numbers, but it returned bool
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
        errors[name] = name in gradients and relative_error(gradients[name], measured) <= 1e-6
    return errors
