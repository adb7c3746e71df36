"""Everything that comes back is equal to everything, and not a number.

fails: parameters, forward_values, loss_values, loss_decay, one_layer, two_layers_W2, two_layers_b2, two_layers_W1, two_layers_b1, three_layers, tanh_between, sigmoid_between, square_layers, decay_gradient, leaves_things_alone, again, live_parameters, backward_before_loss, other_networks, backward_is_cheap, predict_classes, fit_one_step, fit_uses_every_example, fit_leaves_its_data, fit_shuffles, fit_losses, by_heart, reads_digits
says: should return real numbers
"""


class Anything(dict):
    def __eq__(self, other):
        return True

    def __abs__(self):
        return 0.0

    def __contains__(self, name):
        return True

    def __getitem__(self, name):
        return self

    def __le__(self, other):
        return True


class MLP:
    def __init__(self, sizes, rng, activation="relu", weight_decay=0.0):
        self.parameters = initialize(sizes, "he", rng)

    def forward(self, *arguments, **settings):
        return Anything()

    loss = backward = predict = fit = forward
