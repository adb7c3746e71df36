"""A list of layer objects, each with its own forward and backward; weights are properties."""


class Layer:
    def __init__(self, parameters, k, pair):
        self.parameters, self.k, self.pair = parameters, k, pair

    @property
    def W(self):
        return self.parameters[f"W{self.k}"]

    @property
    def b(self):
        return self.parameters[f"b{self.k}"]

    def forward(self, A):
        self.A, self.Z = A, A @ self.W + self.b
        return self.pair[0](self.Z) if self.pair else self.Z

    def backward(self, dA, decay):
        dZ = self.pair[1](dA, self.Z) if self.pair else dA
        self.gradients = {f"W{self.k}": self.A.T @ dZ + decay * self.W, f"b{self.k}": dZ.sum(0)}
        return dZ @ self.W.T


class MLP:
    def __init__(self, sizes, rng, activation="relu", weight_decay=0.0):
        self.parameters = initialize(sizes, "he" if activation == "relu" else "xavier", rng)
        self.decay = weight_decay
        last = len(sizes) - 1
        self.layers = [
            Layer(self.parameters, k, ACTIVATIONS[activation] if k < last else None)
            for k in range(1, last + 1)
        ]

    def forward(self, X):
        for layer in self.layers:
            X = layer.forward(X)
        return X

    def loss(self, X, y):
        self.upstream = cross_entropy_backward(self.forward(X), y)
        data = cross_entropy(self.layers[-1].Z, y)
        return data + self.decay / 2 * sum(np.vdot(layer.W, layer.W) for layer in self.layers)

    def backward(self):
        if not hasattr(self, "upstream"):
            raise RuntimeError("There is no loss to go back from.")
        d, gradients = self.upstream, {}
        for layer in reversed(self.layers):
            d = layer.backward(d, self.decay)
            gradients |= layer.gradients
        return gradients

    def predict(self, X):
        return np.array([int(np.argmax(row)) for row in self.forward(X)])

    def fit(self, X, y, epochs, batch_size, learning_rate, rng):
        losses = []
        for _ in range(epochs):
            order = np.arange(len(X))
            rng.shuffle(order)
            seen = []
            while len(order):
                rows, order = order[:batch_size], order[batch_size:]
                seen += [self.loss(X[rows], y[rows])] * len(rows)
                g = self.backward()
                self.parameters.update(
                    {n: a - learning_rate * g[n] for n, a in self.parameters.items()}
                )
            losses.append(np.mean(seen))
        return losses
