"""Stops one row early.

fails: add_rows_values, add_rows_hidden
says: add_rows gave the first row alone
"""


def add_rows(X):
    total = X[0] * 0
    for i in range(len(X) - 1):
        total = total + X[i]
    return total
