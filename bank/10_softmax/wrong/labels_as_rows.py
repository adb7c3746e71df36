"""Takes a label for the number of a row.

fails: cross_entropy_backward_by_hand, cross_entropy_backward_nudges, cross_entropy_backward_square, cross_entropy_backward_large, cross_entropy_backward_hidden, rows_far_apart, arguments_unchanged
says: A label is the number of a column
"""


def cross_entropy_backward(Z, y):
    dZ = np.exp(log_softmax(Z))
    dZ[y] -= 1
    return dZ / len(y)
