"""The 8×8 handwritten digits, with one fixed stratified split.

Source: E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits (1998),
UCI Machine Learning Repository, CC BY 4.0; see LICENSE beside this file.
"""

from __future__ import annotations

from importlib.resources import files
from typing import NamedTuple

import numpy as np


class Digits(NamedTuple):
    """1,437 training and 360 test images of D = 64 pixels from 0 (white) to 1 (black)."""

    X_train: np.ndarray
    """(1437, 64) float64"""
    y_train: np.ndarray
    """(1437,) integers 0 to 9"""
    X_test: np.ndarray
    """(360, 64) float64"""
    y_test: np.ndarray
    """(360,) integers 0 to 9"""


def load_digits() -> Digits:
    """Return the digits; every call gives fresh arrays. Reshape a row to (8, 8) to see it."""
    with files(__package__).joinpath("digits.npz").open("rb") as file, np.load(file) as stored:
        X, y, test = stored["pixels"] / 16.0, stored["labels"].astype(np.int64), stored["test"]
    return Digits(X[~test], y[~test], X[test], y[test])
