"""Returns in the loop, after the first row.

fails: softmax_backward_by_hand, softmax_backward_nudges, softmax_backward_square, softmax_backward_hidden
says: is the `return` inside the loop?
"""


def softmax_backward(dP, P):
    dZ = np.zeros_like(P)
    for n in range(len(P)):
        J = np.diag(P[n]) - np.outer(P[n], P[n])
        dZ[n] = J @ dP[n]
        return dZ
