"""Does not pass the weight on the way back.

fails: chain_backward_values, chain_backward_hidden
says: the factor of the weight w2 were missing
"""


def chain_backward(values, x, w1, w2, w3):
    dy_du3 = -math.sin(values["u3"])
    dy_dv2 = dy_du3 * w3
    dy_du2 = dy_dv2 * math.exp(values["u2"])
    dy_dv1 = dy_du2
    dy_du1 = dy_dv1 * math.cos(values["u1"])
    return {
        "dy_dx": dy_du1 * w1,
        "dy_dw1": dy_du1 * x,
        "dy_dw2": dy_du2 * values["v1"],
        "dy_dw3": dy_du3 * values["v2"],
    }
