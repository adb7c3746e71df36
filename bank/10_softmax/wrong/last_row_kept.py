"""Keeps the last row alone.

fails: softmax_backward_by_hand, softmax_backward_nudges, softmax_backward_square, softmax_backward_hidden, arguments_unchanged
says: each example has a row of its own
"""


def softmax_backward(dP, P):
    for n in range(len(P)):
        J = np.diag(P[n]) - np.outer(P[n], P[n])
        dZ = J @ dP[n]
    return dZ
