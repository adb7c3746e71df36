"""Prints the sum, and returns nothing.

fails: add_rows_shape, add_rows_values, add_rows_hidden
says: is a `return` missing?
"""


def add_rows(X):
    print(X.sum(axis=0))
