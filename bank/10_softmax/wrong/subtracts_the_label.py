"""Subtracts the number of the class.

fails: cross_entropy_backward_by_hand, cross_entropy_backward_nudges, cross_entropy_backward_square, cross_entropy_backward_hidden, cross_entropy_backward_large, rows_far_apart, arguments_unchanged
says: The label itself was subtracted
"""


def cross_entropy_backward(Z, y):
    P = np.exp(log_softmax(Z))
    return (P - y[:, None]) / len(y)
