"""Returns the step downhill in the place of the gradient.

fails: dW_values, dW_in_a_square_layer, backward_hidden
says: is a sign lost?
"""


def dense_backward(dz, x, W):
    return W @ dz, -np.outer(x, dz), dz
