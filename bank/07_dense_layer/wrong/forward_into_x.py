"""Works in place on the input.

fails: forward_leaves_its_arguments
says: dense_forward changed x, which belongs to whoever called it: x[1] was -1
"""


def dense_forward(x, W, b):
    z = x @ W + b
    x[1:] = 0
    return z
