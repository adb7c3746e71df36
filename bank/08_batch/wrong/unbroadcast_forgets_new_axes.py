"""Forgets axes that were added in front.

fails: unbroadcast_new_axes, unbroadcast_equal_sizes, unbroadcast_to_a_number, unbroadcast_hidden
says: gives an array of shape (3,), but came (2, 3)
"""


def unbroadcast(gradient, shape):
    for i, n in enumerate(shape):
        if n == 1:
            gradient = gradient.sum(axis=i, keepdims=True)
    return gradient
