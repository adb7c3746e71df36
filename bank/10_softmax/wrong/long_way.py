"""The long way: right until a probability is 0.

fails: cross_entropy_backward_large
says: a division by a probability that is 0
"""


def cross_entropy_backward(Z, y):
    P = np.exp(log_softmax(Z))
    Y = np.eye(Z.shape[1])[y]
    return softmax_backward(-Y / P / len(y), P)
