"""Adds up along each row: axis=1 for axis=0.

fails: add_rows_shape, add_rows_values, add_rows_hidden
says: it added along each row
"""


def add_rows(X):
    return X.sum(axis=1)
