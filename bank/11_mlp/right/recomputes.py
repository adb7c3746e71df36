"""Keeps X and y alone, and computes everything again on the way back."""


class MLP:
    def __init__(self, sizes, rng, activation="relu", weight_decay=0.0):
        self.sizes, self.pair, self.decay = tuple(sizes), ACTIVATIONS[activation], weight_decay
        self.parameters = initialize(sizes, "he" if activation == "relu" else "xavier", rng)
        self.batch = None

    def upto(self, k, X):
        """Return Z of layer k."""
        A = X if k == 1 else self.pair[0](self.upto(k - 1, X))
        return A @ self.parameters[f"W{k}"] + self.parameters[f"b{k}"]

    def forward(self, X):
        return self.upto(len(self.sizes) - 1, X)

    def loss(self, X, y):
        self.batch = X.copy(), y.copy()
        names = [f"W{k + 1}" for k in range(len(self.sizes) - 1)]
        flat = np.concatenate([self.parameters[name].ravel() for name in names])
        return float(cross_entropy(self.forward(X), y) + self.decay / 2 * flat @ flat)

    def backward(self):
        if self.batch is None:
            raise RuntimeError("backward() needs a loss(X, y) before it")
        X, y = self.batch
        depth = len(self.sizes) - 1
        found = {}

        def layer(k, dZ):
            A = X if k == 1 else self.pair[0](self.upto(k - 1, X))
            W = self.parameters[f"W{k}"]
            found[f"b{k}"] = np.ones(len(dZ)) @ dZ
            found[f"W{k}"] = (dZ.T @ A).T + self.decay * W
            if k > 1:
                layer(k - 1, self.pair[1]((W @ dZ.T).T, self.upto(k - 1, X)))

        layer(depth, cross_entropy_backward(self.forward(X), y))
        return {name: found[name] for name in self.parameters}

    def predict(self, X):
        return np.argsort(self.forward(X), axis=1)[:, -1]

    def fit(self, X, y, epochs, batch_size, learning_rate, rng):
        def epoch():
            left, total = rng.choice(len(X), size=len(X), replace=False), 0
            while left.size:
                now, left = left[:batch_size], left[batch_size:]
                total += self.loss(X[now], y[now]) * now.size
                gradients = self.backward()
                for name in self.parameters:
                    self.parameters[name] = self.parameters[name] - learning_rate * gradients[name]
            return total / len(X)

        return [epoch() for _ in range(epochs)]
