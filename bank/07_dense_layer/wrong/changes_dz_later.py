"""Clips what arrives, in place, beyond the first entry.

fails: arguments_unchanged
says: dense_backward changed dz, which belongs to whoever called it: dz[4] was
"""


def dense_backward(dz, x, W):
    dx, dW, db = W @ dz, np.outer(x, dz), dz.copy()
    dz[-1] = 0.0
    return dx, dW, db
