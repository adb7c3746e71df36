"""Works on flat copies, one for each nudge, and prints."""


def gradient_check(loss, parameters, gradients, step=1e-5):
    result = {}
    for name in parameters:
        original = parameters[name]
        if original.dtype.kind != "f":
            raise TypeError("integers cannot be nudged")

        def at(i, by):
            flat = original.flatten()
            flat[i] += by
            return loss({**parameters, name: flat.reshape(original.shape)})

        slopes = [(at(i, step) - at(i, -step)) / (2 * step) for i in range(original.size)]
        given = gradients.get(name)
        result[name] = (
            math.inf if given is None else relative_error(given, np.reshape(slopes, original.shape))
        )
        print(name, result[name])
    return result
