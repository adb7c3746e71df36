"""Right only where the upstream gradient is 1 everywhere, and then it is 0.

fails: softmax_backward_by_hand, softmax_backward_nudges, softmax_backward_square, softmax_backward_hidden, arguments_unchanged
says: Every entry is 0
"""


def softmax_backward(dP, P):
    return P * (1 - P.sum(axis=1, keepdims=True).round())
