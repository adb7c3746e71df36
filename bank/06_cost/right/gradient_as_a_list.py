"""Returns a list, by a comprehension."""


def gradient_by_dual(f, x):
    return [
        f([Dual(float(v), float(i == j)) for j, v in enumerate(x)]).derivative
        for i in range(len(x))
    ]
