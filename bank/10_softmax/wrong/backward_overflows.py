"""A softmax of its own, which is not shifted.

fails: cross_entropy_backward_large
says: look for an e^z that overflowed
"""


def cross_entropy_backward(Z, y):
    P = np.exp(Z)
    P = P / P.sum(axis=1, keepdims=True)
    return (P - np.eye(Z.shape[1])[y]) / len(y)
