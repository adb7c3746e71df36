"""Takes Z for what came out.

fails: sigmoid_backward_values, sigmoid_backward_far_out, sigmoid_backward_hidden
says: It is dA times z (1 − z)
"""


def sigmoid_backward(dA, Z):
    return dA * Z * (1 - Z)
