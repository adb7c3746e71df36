"""Keeps the last segment from the forward pass, and calls no function of it again."""


def checkpointed_backward(functions, derivatives, x, every):
    length = len(functions)
    last = (length - 1) // every * every
    kept, tail = {0: x}, []
    for i in range(length):
        if i % every == 0:
            kept[i] = x
        if i >= last:
            tail.append(x)
        x = functions[i](x)
    gradient, peak = 1, 0
    for start in range(last, -1, -every):
        values = tail if start == last else [kept[start]]
        while len(values) < min(every, length - start):
            values.append(functions[start + len(values) - 1](values[-1]))
        peak = max(peak, len(kept) + len(values))
        for i, value in enumerate(values):
            gradient = gradient * derivatives[start + i](value)
        del kept[start]
    return gradient, peak
