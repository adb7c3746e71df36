"""Adds the slope.

fails: descend_values, descend_hidden
says: The points climb
"""


def descend(gradient, x, learning_rate, steps):
    points = [float(x)]
    for _ in range(steps):
        points.append(points[-1] + learning_rate * gradient(points[-1]))
    return np.array(points)
