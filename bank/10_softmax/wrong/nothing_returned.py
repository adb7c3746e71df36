"""Forgets to return.

fails: cross_entropy_backward_by_hand, cross_entropy_backward_nudges, cross_entropy_backward_square, cross_entropy_backward_hidden, cross_entropy_backward_large, rows_far_apart, arguments_unchanged
says: cross_entropy_backward returned None
"""


def cross_entropy_backward(Z, y):
    P = np.exp(log_softmax(Z))
    Y = np.eye(Z.shape[1])[y]
    dZ = (P - Y) / len(y)
