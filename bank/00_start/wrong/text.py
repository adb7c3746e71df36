"""Returns text that looks like numbers.

fails: add_rows_shape, add_rows_values, add_rows_hidden
says: should return real numbers, but it returned list
"""


def add_rows(X):
    return [str(x) for x in X.sum(axis=0)]
