"""Reshapes, as if nothing had to be added.

fails: unbroadcast_axes_of_size_1, unbroadcast_new_axes, unbroadcast_not_repeated, unbroadcast_equal_sizes, unbroadcast_to_a_number, unbroadcast_hidden
says: cannot reshape array of size 6 into shape (2,1)
"""


def unbroadcast(gradient, shape):
    return gradient.reshape(shape)
