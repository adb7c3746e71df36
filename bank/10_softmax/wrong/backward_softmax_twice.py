"""Softmax of log-probabilities that are already probabilities.

fails: cross_entropy_backward_by_hand, cross_entropy_backward_nudges, cross_entropy_backward_square, cross_entropy_backward_hidden, cross_entropy_backward_large, rows_far_apart
says: Softmax was applied twice
"""


def cross_entropy_backward(Z, y):
    P = np.exp(log_softmax(np.exp(log_softmax(Z))))
    return (P - np.eye(Z.shape[1])[y]) / len(y)
