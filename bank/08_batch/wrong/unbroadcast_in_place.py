"""Adds the rows up in the first one of them.

fails: unbroadcast_hidden
says: unbroadcast changed the gradient
"""


def unbroadcast(gradient, shape):
    if gradient.ndim == 2 and shape == (1, gradient.shape[1]):
        total = gradient[:1]
        for row in gradient[1:]:
            total += row
        return total
    while gradient.ndim > len(shape):
        gradient = gradient.sum(axis=0)
    return gradient.sum(axis=tuple(i for i, n in enumerate(shape) if n == 1), keepdims=True)
