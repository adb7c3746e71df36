"""The long way, its division made safe by a clip that stops the gradient.

fails: cross_entropy_backward_large
says: A clip has no slope, so it stops the gradient
"""


def cross_entropy_backward(Z, y):
    P = np.exp(log_softmax(Z))
    Y = np.eye(Z.shape[1])[y]
    return softmax_backward(-Y / np.maximum(P, 1e-12) / len(y), P)
