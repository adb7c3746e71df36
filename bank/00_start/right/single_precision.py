"""Sums in float32: seven digits are enough here."""

import numpy as np


def add_rows(X):
    return X.astype(np.float32).sum(axis=0)
