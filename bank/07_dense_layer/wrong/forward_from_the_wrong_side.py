"""Puts W to the left of x, as books with columns have it.

fails: dense_forward_values, dense_forward_hidden, forward_leaves_its_arguments
says: ValueError in `W @ x`, where W is (3, 2) and x is (3,): the inner sizes, 2 and 3, differ.
"""


def dense_forward(x, W, b):
    return W @ x + b
