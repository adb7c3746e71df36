"""The step adds weight decay that the gradient has already.

fails: fit_one_step, fit_losses
says: the gradient brings that along
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
        self.kept = y
        squares = sum((self.parameters[f"W{k}"] ** 2).sum() for k in range(1, self.depth + 1))
        return cross_entropy(Z, y) + self.weight_decay / 2 * squares

    def backward(self):
        if self.kept is None:
            raise RuntimeError("call loss(X, y) first")
        p, gradients = self.parameters, {}
        dZ = cross_entropy_backward(self.Z[-1], self.kept)
        for k in range(self.depth, 0, -1):
            gradients[f"W{k}"] = self.A[k - 1].T @ dZ + self.weight_decay * p[f"W{k}"]
            gradients[f"b{k}"] = dZ.sum(axis=0)
            if k > 1:
                dA = dZ @ p[f"W{k}"].T
                dZ = self.phi_backward(dA, self.Z[k - 2])
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
                    gradient = gradient + self.weight_decay * self.parameters[name]
                    self.parameters[name] -= learning_rate * gradient
            losses.append(total / len(X))
        return losses
