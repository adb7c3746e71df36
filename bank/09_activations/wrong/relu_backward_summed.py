"""Sums over the examples, as the bias does.

fails: relu_backward_values, relu_backward_hidden
says: Nothing is summed here
"""


def relu_backward(dA, Z):
    return (dA * (Z > 0)).sum(axis=0)
