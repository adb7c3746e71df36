"""Keeps what comes out of a segment, too, and returns an array."""


def checkpointed_backward(functions, derivatives, x, every):
    checkpoints = [x]
    for i, f in enumerate(functions):
        x = f(x)
        if (i + 1) % every == 0:
            checkpoints.append(x)
    checkpoints = checkpoints[: math.ceil(len(functions) / every)]
    gradient, peak = 1.0, 0
    while checkpoints:
        start = (len(checkpoints) - 1) * every
        segment = [checkpoints[-1]]
        for f in functions[start : start + every]:
            segment.append(f(segment[-1]))
        peak = max(peak, len(checkpoints) + len(segment))
        for d, v in zip(derivatives[start : start + every], segment[:-1]):
            gradient *= d(v)
        checkpoints.pop()
    return np.array([gradient, peak])
