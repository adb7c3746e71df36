"""Y from labels in a column against labels in a row: (N, N).

fails: cross_entropy_backward_by_hand, cross_entropy_backward_nudges, cross_entropy_backward_square, cross_entropy_backward_hidden, cross_entropy_backward_large, rows_far_apart, arguments_unchanged
says: Labels were compared with labels, which makes an (N, N) table
"""


def cross_entropy_backward(Z, y):
    P = np.exp(log_softmax(Z))
    Y = (y == y.reshape(-1, 1)) * 1.0
    return (P - Y) / len(y)
