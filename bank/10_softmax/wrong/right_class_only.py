"""A gradient only at the right class.

fails: cross_entropy_backward_by_hand, cross_entropy_backward_nudges, cross_entropy_backward_square, cross_entropy_backward_hidden, cross_entropy_backward_large, rows_far_apart
says: Only the right class has a gradient here
"""


def cross_entropy_backward(Z, y):
    P = np.exp(log_softmax(Z))
    Y = np.eye(Z.shape[1])[y]
    return (P - Y) * Y / len(y)
