"""The sum of each row without keepdims.

fails: softmax_backward_by_hand, softmax_backward_nudges, softmax_backward_square, softmax_backward_hidden, arguments_unchanged
says: `keepdims=True` keeps a sum or a maximum over a row a column
"""


def softmax_backward(dP, P):
    return P * (dP - (dP * P).sum(axis=1))
