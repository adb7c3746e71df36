"""A dict of its own kind for the parameters, and a loop over the examples."""


class Parameters(dict):
    def layers(self):
        return [(self[f"W{k}"], self[f"b{k}"]) for k in range(1, len(self) // 2 + 1)]


class MLP:
    """One example at a time, as in the first half of chapter 8: slow, and right."""

    def __init__(self, sizes, rng, activation="relu", weight_decay=0.0):
        self.parameters = Parameters(
            initialize(sizes, "he" if activation == "relu" else "xavier", rng)
        )
        self.phi, self.back = ACTIVATIONS[activation]
        self.weight_decay = weight_decay
        self.last = ()

    def one(self, x):
        zs = []
        for W, b in self.parameters.layers():
            zs.append(x @ W + b)
            x = self.phi(zs[-1])
        return zs

    def forward(self, X):
        return np.array([self.one(x)[-1] for x in X])

    def loss(self, X, y):
        self.last = X, y
        return cross_entropy(self.forward(X), y) + sum(
            self.weight_decay * w**2 / 2 for W, _ in self.parameters.layers() for w in W.ravel()
        )

    def backward(self):
        if not self.last:
            raise RuntimeError("no loss yet")
        X, y = self.last
        layers = self.parameters.layers()
        g = [[self.weight_decay * W, 0 * b] for W, b in layers]
        for x, label in zip(X, y):
            zs = self.one(x)
            dz = cross_entropy_backward(zs[-1][None], np.array([label]))[0] / len(X)
            for k in range(len(layers) - 1, -1, -1):
                a = x if k == 0 else self.phi(zs[k - 1])
                g[k][0] = g[k][0] + np.outer(a, dz)
                g[k][1] = g[k][1] + dz
                if k:
                    dz = self.back(layers[k][0] @ dz, zs[k - 1])
        return {f"{n}{k + 1}": g[k][i] for k in range(len(g)) for i, n in enumerate("Wb")}

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
