"""P dP alone.

fails: softmax_backward_by_hand, softmax_backward_nudges, softmax_backward_square, softmax_backward_hidden
says: −p pᵀ, is missing
"""


def softmax_backward(dP, P):
    return P * dP
