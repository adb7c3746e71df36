"""Sums over the examples.

fails: softmax_backward_by_hand, softmax_backward_nudges, softmax_backward_square, softmax_backward_hidden
says: The sum runs over the examples (axis 0)
"""


def softmax_backward(dP, P):
    return P * (dP - (dP * P).sum(axis=0))
