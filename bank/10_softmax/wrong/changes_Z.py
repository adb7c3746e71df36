"""Shifts the logits in place.

fails: arguments_unchanged
says: changed Z, which belongs to whoever called it
"""


def log_softmax(Z):
    Z -= Z.max(axis=1, keepdims=True)
    return Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))
