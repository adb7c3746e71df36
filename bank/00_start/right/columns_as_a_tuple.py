"""Goes through the columns, and returns a tuple."""


def add_rows(X):
    return tuple(map(sum, zip(*X)))
