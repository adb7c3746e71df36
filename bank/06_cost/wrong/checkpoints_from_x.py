"""Recomputes each segment from x, which takes quadratic time.

fails: checkpointed_calls
says: from the segment's checkpoint and not from x
"""


def checkpointed_backward(functions, derivatives, x, every):
    length = len(functions)
    starts = list(range(0, length, every))
    gradient, peak = 1.0, 0
    for start in reversed(starts):
        value = x
        for f in functions[:start]:
            value = f(value)
        segment = [value]
        for f in functions[start : min(start + every, length) - 1]:
            segment.append(f(segment[-1]))
        peak = max(peak, len(starts) + len(segment) - 1)
        for d, v in zip(reversed(derivatives[start : start + every]), reversed(segment)):
            gradient *= d(v)
    return gradient, peak
