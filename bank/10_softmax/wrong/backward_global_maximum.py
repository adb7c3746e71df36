"""A softmax of its own, shifted by the largest logit of the batch: 0/0.

fails: rows_far_apart
says: A nan is inf / inf, 0 / 0
"""


def cross_entropy_backward(Z, y):
    E = np.exp(Z - Z.max())
    P = E / E.sum(axis=1, keepdims=True)
    return (P - np.eye(Z.shape[1])[y]) / len(y)
