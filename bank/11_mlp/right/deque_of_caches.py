"""Functions that wait in a deque and know their way back."""

from collections import deque


class MLP:
    def __init__(self, sizes, rng, activation="relu", weight_decay=0.0):
        self.parameters = initialize(sizes, "he" if activation == "relu" else "xavier", rng)
        self.names = deque((f"W{k}", f"b{k}") for k in range(1, len(sizes)))
        self.act, self.act_back = ACTIVATIONS[activation]
        self.weight_decay = weight_decay
        self.way_back = None

    def run(self, X, way_back):
        A = X
        for i, (W, b) in enumerate(self.names):
            if i:
                way_back.appendleft(lambda d, g, Z=A: self.act_back(d, Z))
                A = self.act(A)

            def back(d, g, A=A, W=W, b=b):
                g[W], g[b] = A.T @ d, d.sum(axis=0)
                g[W] += self.weight_decay * self.parameters[W]
                return d @ self.parameters[W].T

            way_back.appendleft(back)
            A = A @ self.parameters[W] + self.parameters[b]
        return A

    def forward(self, X):
        return self.run(X, deque())

    def loss(self, X, y):
        self.way_back = deque()
        Z = self.run(X, self.way_back)
        self.way_back.appendleft(lambda d, g: d * cross_entropy_backward(Z, y))
        value = cross_entropy(Z, y)
        for W, _ in self.names:
            value += self.weight_decay * 0.5 * np.linalg.norm(self.parameters[W]) ** 2
        return value

    def backward(self):
        if self.way_back is None:
            raise RuntimeError
        d, g = 1.0, {}
        for back in self.way_back:
            d = back(d, g)
        return g

    def predict(self, X):
        return self.forward(X).argmax(1).astype(np.int32)

    def fit(self, X, y, epochs, batch_size, learning_rate, rng):
        out = []
        for _ in range(epochs):
            keys = rng.random(len(X))
            order, losses = np.argsort(keys), np.empty(len(X))
            for i in range(0, len(X), batch_size):
                j = order[i : i + batch_size]
                losses[j] = self.loss(X[j], y[j])
                for name, gradient in self.backward().items():
                    self.parameters[name] -= gradient * learning_rate
            out.append(losses.mean())
        return tuple(out)
