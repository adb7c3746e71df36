"""Averages instead of summing.

fails: add_rows_values, add_rows_hidden
says: it should be their sum
"""


def add_rows(X):
    return X.mean(axis=0)
