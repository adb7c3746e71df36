"""Cuts z off where the sigmoid has not yet arrived.

fails: sigmoid_far_out
says: cut off (clipped) too early
"""


def sigmoid(Z):
    return 1 / (1 + np.exp(-np.clip(Z, -20, 20)))
