"""Forgets the derivative.

fails: sigmoid_backward_values, sigmoid_backward_far_out, sigmoid_backward_hidden
says: It is dA as it came
"""


def sigmoid_backward(dA, Z):
    return dA.copy()
