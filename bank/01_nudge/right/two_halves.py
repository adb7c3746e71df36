"""The average of the two one-sided differences."""


def central_difference(f, x, step=1e-5):
    above, here, below = f(x + step), f(x), f(x - step)
    return ((above - here) / step + (here - below) / step) / 2
