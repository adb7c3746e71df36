"""Returns zeros of the right shape, and leaves x alone by not touching it.

fails: partial_derivatives_values, partial_derivatives_shape, partial_derivatives_unchanged, partial_derivatives_integers, partial_derivatives_hidden
says: has not called f with any nudged x
"""

import numpy as np


def partial_derivatives(f, x, step=1e-5):
    return np.zeros(np.shape(x))
