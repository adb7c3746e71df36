"""The Jacobian taken as diagonal: p (1 - p) dP.

fails: softmax_backward_by_hand, softmax_backward_nudges, softmax_backward_square, softmax_backward_hidden
says: The Jacobian is not diagonal
"""


def softmax_backward(dP, P):
    return P * (1 - P) * dP
