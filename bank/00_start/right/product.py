"""A product with a row of ones."""


def add_rows(X):
    return np.ones(len(X)) @ X
