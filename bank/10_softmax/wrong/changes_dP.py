"""Works in dP itself.

fails: arguments_unchanged
says: softmax_backward changed dP
"""


def softmax_backward(dP, P):
    dP -= (dP * P).sum(axis=1, keepdims=True)
    return P * dP
