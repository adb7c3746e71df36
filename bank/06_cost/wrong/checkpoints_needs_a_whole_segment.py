"""Goes past the end when `every` is larger than the chain.

fails: checkpointed_gradient
says: a segment ends where the list ends
"""


def checkpointed_backward(functions, derivatives, x, every):
    """Return the derivative of the chain at x, and the most values kept at once."""
    length = len(functions)
    checkpoints, value = [], x
    for i in range(length):
        if i % every == 0:
            checkpoints.append(value)
        value = functions[i](value)
    gradient, peak = 1.0, 0
    for start in reversed(range(0, length, every)):
        stop = start + every if every > length else min(start + every, length)
        segment = [checkpoints.pop()]
        for i in range(start, stop - 1):
            segment.append(functions[i](segment[-1]))
        peak = max(peak, len(checkpoints) + len(segment))
        for i in reversed(range(start, stop)):
            gradient *= derivatives[i](segment.pop())
    return gradient, peak
