"""1/N is applied twice.

fails: cross_entropy_backward_by_hand, cross_entropy_backward_nudges, cross_entropy_backward_square, cross_entropy_backward_hidden
says: is 1/N applied twice?
"""


def cross_entropy_backward(Z, y):
    P = np.exp(log_softmax(Z))
    Y = np.eye(Z.shape[1])[y]
    return (P - Y) / len(y) ** 2
