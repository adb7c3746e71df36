"""Recomputes each value from the checkpoint anew.

fails: checkpointed_calls
says: Twice is enough
"""


def checkpointed_backward(functions, derivatives, x, every):
    length = len(functions)
    checkpoints, value = {}, x
    for i in range(length):
        if i % every == 0:
            checkpoints[i] = value
        value = functions[i](value)
    gradient = 1.0
    for i in reversed(range(length)):
        start = i // every * every
        value = checkpoints[start]
        for j in range(start, i):
            value = functions[j](value)
        gradient *= derivatives[i](value)
    return gradient, len(checkpoints) + min(every, length) - 1
