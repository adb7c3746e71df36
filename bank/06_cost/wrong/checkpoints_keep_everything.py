"""Keeps every value, going forward.

fails: checkpointed_peak
says: That is every value of the chain
"""


def checkpointed_backward(functions, derivatives, x, every):
    values = [x]
    for f in functions[:-1]:
        values.append(f(values[-1]))
    gradient = 1.0
    for d, v in zip(reversed(derivatives), reversed(values)):
        gradient *= d(v)
    return gradient, len(values)
