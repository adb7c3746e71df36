"""Leaves the start out.

fails: descend_values, descend_hidden
says: the start belongs to them
"""


def descend(gradient, x, learning_rate, steps):
    points = []
    for _ in range(steps):
        x = x - learning_rate * gradient(x)
        points.append(x)
    return np.array(points)
