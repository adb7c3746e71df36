"""Divided by the number of classes.

fails: cross_entropy_backward_by_hand, cross_entropy_backward_nudges, cross_entropy_backward_hidden
says: It was divided by C; the mean is over the N examples
"""


def cross_entropy_backward(Z, y):
    P = np.exp(log_softmax(Z))
    Y = np.eye(Z.shape[1])[y]
    return (P - Y) / Z.shape[1]
