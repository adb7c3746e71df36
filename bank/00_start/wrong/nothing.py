"""Computes, and forgets to return.

fails: add_rows_shape, add_rows_values, add_rows_hidden
says: add_rows returned None
"""


def add_rows(X):
    total = X.sum(axis=0)
