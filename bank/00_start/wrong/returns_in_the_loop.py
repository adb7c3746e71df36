"""Returns at the first turn of the loop.

fails: add_rows_values, add_rows_hidden
says: does `return` stand inside it?
"""

import numpy as np


def add_rows(X):
    total = np.zeros(X.shape[1])
    for row in X:
        total = total + row
        return total
