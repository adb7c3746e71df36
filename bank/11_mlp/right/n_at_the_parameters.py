"""1/N at the parameters, not in dZ; einsum; ReLU and softmax written out; masks from A."""


class MLP:
    def __init__(self, sizes, rng, activation="relu", weight_decay=0.0):
        self.L, self.kind, self.decay = len(sizes) - 1, activation, weight_decay
        self.parameters = initialize(sizes, {"relu": "he"}.get(activation, "xavier"), rng)

    def forward(self, X):
        self.A = [X]
        for k in range(1, self.L):
            z = np.einsum("nd,dh->nh", self.A[-1], self.parameters["W%d" % k])
            z = z + self.parameters["b%d" % k][None, :]
            if self.kind == "relu":
                self.A.append(np.where(z > 0, z, 0.0))
            elif self.kind == "tanh":
                self.A.append(np.tanh(z))
            else:
                self.A.append(1 / (1 + np.exp(-z)))
        return np.dot(self.A[-1], self.parameters["W%d" % self.L]) + self.parameters["b%d" % self.L]

    def loss(self, X, y):
        z = self.forward(X)
        e = np.exp(z - z.max(1, keepdims=True))
        self.P, self.Y = e / e.sum(1, keepdims=True), np.eye(z.shape[1])[y]
        squares = sum(np.square(v).sum() for n, v in self.parameters.items() if n.startswith("W"))
        return np.array(-(self.Y * np.log(self.P)).sum() / len(X) + 0.5 * self.decay * squares)

    def backward(self):
        try:
            d = self.Y - self.P  # the other sign, turned round at the parameters
        except AttributeError:
            raise RuntimeError("loss first") from None
        N, out = len(d), {}
        for k in reversed(range(1, self.L + 1)):
            W, a = self.parameters["W%d" % k], self.A[k - 1]
            out["W%d" % k] = -np.einsum("nd,nh->dh", a, d) / N + W * self.decay
            out["b%d" % k] = -np.add.reduce(d, axis=0) / N
            slope = {"relu": a > 0, "tanh": 1 - a * a, "sigmoid": a * (1 - a)}[self.kind]
            d = np.einsum("nh,dh->nd", d, W) * slope
        return out

    def predict(self, X):
        return list(np.argmax(self.forward(X), axis=-1))

    def fit(self, X, y, epochs, batch_size, learning_rate, rng):
        history = np.zeros(epochs)
        for e in range(epochs):
            order = rng.permutation(len(X))
            cuts = range(batch_size, len(X), batch_size)
            for rows in np.split(order, list(cuts)):
                history[e] += self.loss(X[rows], y[rows]) * len(rows) / len(X)
                for name, g in self.backward().items():
                    np.subtract(self.parameters[name], learning_rate * g, out=self.parameters[name])
        return history
