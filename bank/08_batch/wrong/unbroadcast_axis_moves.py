"""Counts the new axes up while it sums them: after the first is gone, the next has its number.

fails: unbroadcast_new_axes, unbroadcast_to_a_number
says: Once axis 0 is summed, the next axis is axis 0.
"""


def unbroadcast(gradient, shape):
    for axis in range(gradient.ndim - len(shape)):
        gradient = gradient.sum(axis=axis)
    for axis, size in enumerate(shape):
        if size == 1:
            gradient = gradient.sum(axis=axis, keepdims=True)
    return gradient
