"""A loss and a gradient that fit each other, and nothing else.

fails: forward_values, loss_values, loss_decay, one_layer, two_layers_W2, two_layers_b2, two_layers_W1, two_layers_b1, three_layers, tanh_between, sigmoid_between, square_layers, decay_gradient, leaves_things_alone, again, live_parameters, backward_before_loss, other_networks, backward_is_cheap, predict_classes, fit_one_step, fit_uses_every_example, fit_leaves_its_data, fit_shuffles, fit_losses, by_heart, reads_digits
says: your loss does not yet change as it should
"""


class MLP:
    def __init__(self, sizes, rng, activation="relu", weight_decay=0.0):
        self.parameters = initialize(sizes, "he" if activation == "relu" else "xavier", rng)
        self.ready = False

    def forward(self, X):
        return X[:, :1] + np.arange(len(list(self.parameters.values())[-1]))

    def loss(self, X, y):
        self.ready = True
        return sum(array.sum() for array in self.parameters.values())

    def backward(self):
        if not self.ready:
            raise RuntimeError("call loss(X, y) first")
        return {name: np.ones(array.shape) for name, array in self.parameters.items()}

    def predict(self, X):
        return self.forward(X).argmax(axis=1)

    def fit(self, X, y, epochs, batch_size, learning_rate, rng):
        return [self.loss(X, y)] * epochs
