"""Sums the first axis that is left, repeated or not.

fails: unbroadcast_axes_of_size_1, unbroadcast_new_axes, unbroadcast_not_repeated, unbroadcast_equal_sizes, unbroadcast_hidden
says: has shape (1, 5); it must have (7, 5)
"""


def unbroadcast(gradient, shape):
    while gradient.ndim > len(shape):
        gradient = gradient.sum(axis=0)
    if shape:
        gradient = gradient.sum(axis=0, keepdims=True)
    return gradient.sum(axis=tuple(i for i, n in enumerate(shape) if n == 1), keepdims=True)
