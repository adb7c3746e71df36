"""Returns a list, uses a helper of its own, and prints."""


def slope(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)


def error_curve(f, derivative, x, steps):
    errors = []
    for h in steps:
        errors.append(abs(slope(f, x, h) - derivative(x)))
        print(h, errors[-1])
    return errors
