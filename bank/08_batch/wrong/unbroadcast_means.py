"""Averages the copies.

fails: unbroadcast_axes_of_size_1, unbroadcast_new_axes, unbroadcast_equal_sizes, unbroadcast_to_a_number, unbroadcast_hidden
says: they are not averaged
"""


def unbroadcast(gradient, shape):
    while gradient.ndim > len(shape):
        gradient = gradient.mean(axis=0)
    for i, n in enumerate(shape):
        if n == 1:
            gradient = gradient.mean(axis=i, keepdims=True)
    return gradient
