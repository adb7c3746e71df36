"""backward nudges the parameters.

fails: backward_is_cheap, by_heart, reads_digits
says: Does it nudge the parameters?
"""


class MLP:
    def __init__(self, sizes, rng, activation="relu", weight_decay=0.0):
        self.depth = len(sizes) - 1
        self.phi, self.phi_backward = ACTIVATIONS[activation]
        self.weight_decay = weight_decay
        self.parameters = initialize(sizes, "he" if activation == "relu" else "xavier", rng)
        self.kept = None

    def forward(self, X):
        p = self.parameters
        self.A, self.Z = [X], []
        for k in range(1, self.depth + 1):
            Z = self.A[-1] @ p[f"W{k}"] + p[f"b{k}"]
            self.Z.append(Z)
            self.A.append(self.phi(Z))
        return self.Z[-1]

    def loss(self, X, y):
        Z = self.forward(X)
        self.kept = X, y
        squares = sum((self.parameters[f"W{k}"] ** 2).sum() for k in range(1, self.depth + 1))
        return cross_entropy(Z, y) + self.weight_decay / 2 * squares

    def backward(self):
        if self.kept is None:
            raise RuntimeError("call loss(X, y) first")
        gradients, (X, y) = {}, self.kept
        here = self.parameters
        for name, array in here.items():
            gradients[name] = np.zeros(array.shape)
            for i in np.ndindex(array.shape):
                losses = []
                for nudge in (1e-5, -1e-5):
                    self.parameters = {key: value.copy() for key, value in here.items()}
                    self.parameters[name][i] += nudge
                    losses.append(self.loss(X, y))
                gradients[name][i] = (losses[0] - losses[1]) / 2e-5
        self.parameters = here
        return gradients

    def predict(self, X):
        return self.forward(X).argmax(axis=1)

    def fit(self, X, y, epochs, batch_size, learning_rate, rng):
        losses = []
        for _ in range(epochs):
            order, total = rng.permutation(len(X)), 0.0
            for start in range(0, len(X), batch_size):
                rows = order[start : start + batch_size]
                total += len(rows) * self.loss(X[rows], y[rows])
                for name, gradient in self.backward().items():
                    self.parameters[name] -= learning_rate * gradient
            losses.append(total / len(X))
        return losses
