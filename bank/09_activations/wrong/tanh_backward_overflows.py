"""Makes its own tanh of exponentials.

fails: tanh_backward_far_out
says: infinity over infinity is nan
"""


def tanh_backward(dA, Z):
    A = (np.exp(Z) - np.exp(-Z)) / (np.exp(Z) + np.exp(-Z))
    return dA * (1 - A**2)
