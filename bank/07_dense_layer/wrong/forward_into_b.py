"""Adds into the bias that it was given.

fails: forward_leaves_its_arguments
says: dense_forward changed b
"""


def dense_forward(x, W, b):
    z = b
    for i in range(len(x)):
        z += x[i] * W[i]
    return z
