"""Divides by N, which is in dP already.

fails: softmax_backward_by_hand, softmax_backward_nudges, softmax_backward_square, softmax_backward_hidden
says: is 1/N applied twice?
"""


def softmax_backward(dP, P):
    return P * (dP - (dP * P).sum(axis=1, keepdims=True)) / len(P)
