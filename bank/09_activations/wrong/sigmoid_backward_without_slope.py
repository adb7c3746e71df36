"""Forgets the derivative.

fails: sigmoid_backward_values, sigmoid_backward_far_out, activations_hidden
says: It is dA as it came
"""


def sigmoid_backward(dA, Z):
    return dA.copy()
