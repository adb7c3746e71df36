"""P / N: nothing is taken off at the right class.

fails: cross_entropy_backward_by_hand, cross_entropy_backward_nudges, cross_entropy_backward_square, cross_entropy_backward_hidden, cross_entropy_backward_large, rows_far_apart
says: It is P alone; at the right class, 1 is to be taken off
"""


def cross_entropy_backward(Z, y):
    return np.exp(log_softmax(Z)) / len(y)
