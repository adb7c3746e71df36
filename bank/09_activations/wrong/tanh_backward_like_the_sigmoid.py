"""Takes over the form of the sigmoid's slope.

fails: tanh_backward_values, tanh_backward_far_out, tanh_backward_hidden
says: the form of the sigmoid's slope, with tanh in it
"""


def tanh_backward(dA, Z):
    A = np.tanh(Z)
    return dA * A * (1 - A)
