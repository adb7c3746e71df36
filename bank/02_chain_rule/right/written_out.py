"""Writes each product out."""


def chain_backward(values, x, w1, w2, w3):
    last = -math.sin(values["u3"])
    middle = last * w3 * values["v2"]
    first = middle * w2 * math.cos(values["u1"])
    return dict(
        dy_dx=first * w1, dy_dw1=first * x, dy_dw2=middle * values["v1"], dy_dw3=last * values["v2"]
    )
