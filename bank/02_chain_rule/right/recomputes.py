"""Computes the values again."""


def chain_backward(values, x, w1, w2, w3):
    v1 = math.sin(w1 * x)
    v2 = math.exp(w2 * v1)
    dy_du3 = -math.sin(w3 * v2)
    dy_du2 = dy_du3 * w3 * v2
    dy_du1 = dy_du2 * w2 * math.sqrt(1 - v1**2) * (1 if math.cos(w1 * x) > 0 else -1)
    return {
        "dy_dx": dy_du1 * w1,
        "dy_dw1": dy_du1 * x,
        "dy_dw2": dy_du2 * v1,
        "dy_dw3": dy_du3 * v2,
    }
