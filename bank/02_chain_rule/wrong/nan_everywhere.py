"""Is not a number, which is no farther from the right one than a tolerance.

fails: chain_backward_values, chain_backward_hidden
says: chain_backward, dy_dx, returned nan
"""

import math


def chain_backward(values, x, w1, w2, w3):
    return dict.fromkeys(["dy_dx", "dy_dw1", "dy_dw2", "dy_dw3"], math.nan)
