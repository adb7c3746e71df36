"""Forgets the last segment when it is shorter.

fails: checkpointed_gradient
says: shorter than every, is missing
"""


def checkpointed_backward(functions, derivatives, x, every):
    """Return the derivative of the chain at x, and the most values kept at once."""
    length = len(functions)
    checkpoints, value = [], x
    for i in range(length):
        if i % every == 0:
            checkpoints.append(value)
        value = functions[i](value)
    gradient, peak = 1.0, min(len(checkpoints) + every - 1, length)
    for start in reversed(range(0, length - every + 1, every)):
        stop = min(start + every, length)
        segment = [checkpoints[start // every]]
        for i in range(start, stop - 1):
            segment.append(functions[i](segment[-1]))
        peak = max(peak, len(checkpoints) + len(segment) - 1)
        for i in reversed(range(start, stop)):
            gradient *= derivatives[i](segment.pop())
    return gradient, peak
