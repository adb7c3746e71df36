"""Keeps the summed axis: (1, D) for (D,).

fails: add_rows_shape, add_rows_hidden
says: the summed axis should be gone
"""


def add_rows(X):
    return X.sum(axis=0, keepdims=True)
