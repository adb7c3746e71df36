"""Takes the slope once, at the start.

fails: descend_values, descend_hidden
says: Every step has the slope of the start
"""


def descend(gradient, x, learning_rate, steps):
    slope = gradient(x)
    return np.array([x - learning_rate * slope * i for i in range(steps + 1)], dtype=float)
