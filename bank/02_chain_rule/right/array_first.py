"""Fills an array, and returns a list of it."""


def descend(gradient, x, learning_rate, steps):
    points = np.empty(steps + 1)
    points[0] = x
    for i in range(steps):
        points[i + 1] = points[i] - learning_rate * gradient(points[i])
    return points.tolist()
