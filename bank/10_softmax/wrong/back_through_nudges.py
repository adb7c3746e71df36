"""Nudges the logits that it makes of P.

fails: softmax_backward_hidden
says: is it a nudge
"""


def softmax_backward(dP, P):
    def softmax(Z):
        return np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)

    return partial_derivatives(lambda Z: (dP * softmax(Z)).sum(), np.log(P))
