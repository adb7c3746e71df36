"""Sets one seed, and sets it back."""


def gradient_by_dual(f, x):
    duals = [Dual(v, 0) for v in x]
    gradient = []
    for dual in duals:
        dual.derivative = 1
        gradient.append(f(duals).derivative)
        dual.derivative = 0
    return np.array(gradient)
