"""Compares the gradient with itself.

fails: gradient_check_values, gradient_check_rules, catches_factors, catches_hidden, passes_the_right_ones, passes_hidden
says: twice the right one has error 1/3
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
            parameter[index] = before - step
            below = loss(parameters)
            parameter[index] = before
            measured[index] = (above - below) / (2 * step)
        errors[name] = relative_error(gradients[name], gradients[name])
    return errors
