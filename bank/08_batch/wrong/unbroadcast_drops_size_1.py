"""Loses the axes of size 1 that it sums.

fails: unbroadcast_axes_of_size_1, unbroadcast_not_repeated, unbroadcast_equal_sizes, unbroadcast_hidden
says: gives an array of shape (2, 1), but came (2,)
"""


def unbroadcast(gradient, shape):
    while gradient.ndim > len(shape):
        gradient = gradient.sum(axis=0)
    return gradient.sum(axis=tuple(i for i, n in enumerate(shape) if n == 1))
