"""Leaves out the bias.

fails: dense_forward_values, dense_forward_hidden
says: the bias is missing
"""


def dense_forward(x, W, b):
    return x @ W
