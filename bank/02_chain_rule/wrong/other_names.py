"""Calls the slopes what gradients of a loss are called.

fails: chain_backward_values, chain_backward_hidden
says: The dict lacks dy_dx, dy_dw1, dy_dw2, dy_dw3
"""

import math


def chain_backward(values, x, w1, w2, w3):
    du3 = -math.sin(values["u3"])
    du2 = du3 * w3 * values["v2"]
    du1 = du2 * w2 * math.cos(values["u1"])
    return {"dx": du1 * w1, "dw1": du1 * x, "dw2": du2 * values["v1"], "dw3": du3 * values["v2"]}
