"""Cuts the gradient to the shape.

fails: unbroadcast_axes_of_size_1, unbroadcast_new_axes, unbroadcast_not_repeated, unbroadcast_equal_sizes, unbroadcast_to_a_number, unbroadcast_hidden
says: These are the first entries of the gradient
"""


def unbroadcast(gradient, shape):
    return np.resize(gradient, shape)
