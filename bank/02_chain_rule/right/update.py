"""Builds the dict entry by entry, with NumPy."""


def chain_forward(x, w1, w2, w3):
    values = {"u1": w1 * x}
    values["v1"] = np.sin(values["u1"])
    values["u2"] = w2 * values["v1"]
    values["v2"] = np.exp(values["u2"])
    values["u3"] = w3 * values["v2"]
    values["y"] = np.cos(values["u3"])
    print(values)
    return values
