"""Sums the axes whose size does not occur in the shape.

fails: unbroadcast_equal_sizes
says: stopped with ValueError: cannot reshape
"""


def unbroadcast(gradient, shape):
    repeated = tuple(i for i, n in enumerate(gradient.shape) if n not in shape)
    return gradient.sum(axis=repeated).reshape(shape)
