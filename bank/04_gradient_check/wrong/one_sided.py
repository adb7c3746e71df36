"""A one-sided difference, too coarse for the tolerance.

fails: gradient_check_values, gradient_check_rules, passes_the_right_ones, passes_hidden
says: These gradients are right
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
        for index in np.ndindex(parameter.shape):
            before = parameter[index]
            parameter[index] = before + step
            above = loss(parameters)
            parameter[index] = before
            below = loss(parameters)
            measured[index] = (above - below) / step
        errors[name] = relative_error(gradients[name], measured)
    return errors
