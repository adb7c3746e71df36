"""Lines shapes up from the left: new axes are taken to be the last.

fails: unbroadcast_new_axes, unbroadcast_equal_sizes, unbroadcast_hidden
says: The new axis is in front
"""


def unbroadcast(gradient, shape):
    while gradient.ndim > len(shape):
        gradient = gradient.sum(axis=-1)
    return gradient.sum(axis=tuple(i for i, n in enumerate(shape) if n == 1), keepdims=True)
