"""Has the shape, and no numbers.

fails: add_rows_shape, add_rows_values, add_rows_hidden
says: returned nan where a finite number is expected
"""

import numpy as np


def add_rows(X):
    return np.full(X.shape[1], np.nan)
