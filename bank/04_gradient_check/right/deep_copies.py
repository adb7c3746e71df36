"""Copies all parameters for every nudge."""

import copy
import math

import numpy as np


def gradient_check(loss, parameters, gradients, step=1e-5):
    errors = {}
    for name in parameters:
        array = np.asarray(parameters[name])
        if array.dtype.kind != "f":
            raise TypeError(name)
        measured = np.empty(array.shape)
        for index in np.ndindex(array.shape):
            ends = []
            for by in (step, -step):
                copied = copy.deepcopy(parameters)
                copied[name] = np.array(copied[name], dtype=float)
                copied[name][index] += by
                ends.append(loss(copied))
            measured[index] = (ends[0] - ends[1]) / (2 * step)
        errors[name] = relative_error(gradients[name], measured) if name in gradients else math.inf
    return errors
