"""Looks at the largest probability, whatever the label says.

fails: cross_entropy_values, cross_entropy_square, cross_entropy_large, cross_entropy_hidden
says: what do the labels say?
"""


def cross_entropy(Z, y):
    return -log_softmax(Z).max(axis=1).mean()
