"""Takes 1 off in the columns of all labels.

fails: cross_entropy_backward_by_hand, cross_entropy_backward_nudges, cross_entropy_backward_square, cross_entropy_backward_hidden, rows_far_apart, arguments_unchanged
says: in the columns of all labels
"""


def cross_entropy_backward(Z, y):
    dZ = np.exp(log_softmax(Z))
    dZ[:, y] -= 1
    return dZ / len(y)
