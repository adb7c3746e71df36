"""Adds the rows up inside X.

fails: add_rows_hidden
says: add_rows changed X
"""


def add_rows(X):
    for row in X[1:]:
        X[0] += row
    return X[0]
