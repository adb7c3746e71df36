"""Lets i run over the outputs and j over the inputs, in an array that has them the other way.

fails: dW_values, dx_values, db_values, dW_in_a_square_layer, backward_hidden, arguments_unchanged
says: IndexError in `dW[i, j]`
"""


def dense_backward(dz, x, W):
    dW = np.zeros(W.shape)
    for i in range(len(dz)):
        for j in range(len(x)):
            dW[i, j] = dz[i] * x[j]
    return W @ dz, dW, dz
