"""Returns a list, and prints on the way."""


def add_rows(X):
    print("adding", len(X), "rows")
    return [float(sum(column)) for column in X.T]
