"""Nudges the first entry of each parameter only.

fails: gradient_check_rules, catches_hidden
says: in the middle, is off by a hundredth
"""


def gradient_check(loss, parameters, gradients, step=1e-5):
    errors = {}
    for name, parameter in parameters.items():
        if not np.issubdtype(parameter.dtype, np.floating):
            raise TypeError(name)
        if name not in gradients:
            errors[name] = math.inf
            continue
        measured = np.zeros(parameter.shape)
        for index in list(np.ndindex(parameter.shape))[:1]:
            before = parameter[index]
            parameter[index] = before + step
            above = loss(parameters)
            parameter[index] = before - step
            below = loss(parameters)
            parameter[index] = before
            measured[index] = (above - below) / (2 * step)
        given = np.asarray(gradients[name], dtype=float)
        if given.shape != measured.shape or not np.isfinite(given).all():
            errors[name] = math.inf
            continue
        errors[name] = relative_error(given.ravel()[0], measured.ravel()[0])
    return errors
