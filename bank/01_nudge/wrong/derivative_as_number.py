"""Takes the function for its value.

fails: error_curve_values, error_curve_hidden
says: unsupported operand
"""


def error_curve(f, derivative, x, steps):
    return np.array([abs((f(x + h) - f(x - h)) / (2 * h) - derivative) for h in steps])
