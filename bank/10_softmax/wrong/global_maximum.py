"""Subtracts the largest logit of the whole batch, so that a row far below it underflows.

fails: rows_far_apart
says: does a row depend on the largest entry of another one?
"""


def log_softmax(Z):
    shifted = Z - Z.max()
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
