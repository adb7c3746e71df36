"""Computes in single precision.

fails: sigmoid_values, sigmoid_hidden
says: is it float32?
"""


def sigmoid(Z):
    return (0.5 + 0.5 * np.tanh(np.asarray(Z, dtype=np.float32) / 2)).astype(np.float32)
