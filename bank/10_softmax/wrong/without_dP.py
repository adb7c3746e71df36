"""Leaves out what arrives from the loss.

fails: softmax_backward_by_hand, softmax_backward_nudges, softmax_backward_square, softmax_backward_hidden, arguments_unchanged
says: It does not depend on dP
"""


def softmax_backward(dP, P):
    return P * (1 - P)
