"""Sums everything to one number.

fails: add_rows_shape, add_rows_values, add_rows_hidden
says: it summed everything
"""


def add_rows(X):
    return X.sum()
