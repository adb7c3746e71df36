"""Forgets axes of size 1 that were repeated.

fails: unbroadcast_axes_of_size_1, unbroadcast_equal_sizes, unbroadcast_hidden
says: shape (2, 1) gives an array of shape (2, 1), but came (2, 3)
"""


def unbroadcast(gradient, shape):
    while gradient.ndim > len(shape):
        gradient = gradient.sum(axis=0)
    return gradient
