"""Nudges a float copy of integers.

fails: gradient_check_rules
says: raise TypeError
"""


def gradient_check(loss, parameters, gradients, step=1e-5):
    parameters = dict(parameters)
    errors = {}
    for name, parameter in list(parameters.items()):
        parameter = parameters[name] = parameter.astype(float)
        if name not in gradients:
            errors[name] = math.inf
            continue
        measured = np.zeros(parameter.shape)
        for index in np.ndindex(parameter.shape):
            before = parameter[index]
            parameter[index] = before + step
            above = loss(parameters)
            parameter[index] = before - step
            below = loss(parameters)
            parameter[index] = before
            measured[index] = (above - below) / (2 * step)
        errors[name] = relative_error(gradients[name], measured)
    return errors
