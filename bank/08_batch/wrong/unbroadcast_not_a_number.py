"""Looks at the first axis of a shape that has none.

fails: unbroadcast_to_a_number
says: stopped with IndexError
"""


def unbroadcast(gradient, shape):
    if shape[0] == 1 and len(shape) == gradient.ndim:
        gradient = gradient.sum(axis=0, keepdims=True)
    while gradient.ndim > len(shape):
        gradient = gradient.sum(axis=0)
    return gradient.sum(axis=tuple(i for i, n in enumerate(shape) if n == 1), keepdims=True)
