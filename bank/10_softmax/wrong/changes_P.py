"""Works in P itself.

fails: arguments_unchanged
says: softmax_backward changed P
"""


def softmax_backward(dP, P):
    along = (dP * P).sum(axis=1, keepdims=True)
    P *= dP - along
    return P
