"""Returns NaN for everything.

fails: sigmoid_values, sigmoid_far_out, sigmoid_hidden, sigmoid_backward_values, sigmoid_backward_far_out, sigmoid_backward_hidden, tanh_backward_values, tanh_backward_far_out, tanh_backward_hidden, relu_backward_values, relu_backward_hidden, arguments_unchanged, initialize_shapes, initialize_biases, initialize_xavier, initialize_he, initialize_normal, initialize_same_seed_same_weights, initialize_draws_anew, initialize_hidden
says: where a finite number is expected
"""


def sigmoid(Z):
    return np.full(Z.shape, np.nan)


def sigmoid_backward(dA, Z):
    return np.full(Z.shape, np.nan)


def tanh_backward(dA, Z):
    return np.full(Z.shape, np.nan)


def relu_backward(dA, Z):
    return np.full(Z.shape, np.nan)


def initialize(sizes, scheme, rng):
    parameters = {}
    for k in range(1, len(sizes)):
        n_in, n_out = sizes[k - 1], sizes[k]
        parameters[f"W{k}"] = np.full((n_in, n_out), np.nan)
        parameters[f"b{k}"] = np.full(n_out, np.nan)
    return parameters
