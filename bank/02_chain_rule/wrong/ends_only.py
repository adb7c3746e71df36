"""Returns the last point only.

fails: descend_values, descend_hidden
says: descend gave one number
"""


def descend(gradient, x, learning_rate, steps):
    for _ in range(steps):
        x = x - learning_rate * gradient(x)
    return np.array(x, dtype=float)
