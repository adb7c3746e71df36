"""Writes into buffers of its own, ReLU in place, and hands out copies."""


class MLP:
    def __init__(self, sizes, rng, activation="relu", weight_decay=0.0):
        self.parameters = initialize(sizes, "he" if activation == "relu" else "xavier", rng)
        self.depth, (self.phi, self.dphi) = len(sizes) - 1, ACTIVATIONS[activation]
        self.in_place = activation == "relu"  # the sign of A tells what the sign of Z was
        self.weight_decay, self.buffers, self.y = weight_decay, {}, None

    def matmul(self, key, A, B):
        shape = len(A), B.shape[1]
        if self.buffers.get(key, np.empty(0)).shape != shape:
            self.buffers[key] = np.empty(shape)
        return np.matmul(A, B, out=self.buffers[key])

    def forward(self, X):
        A, self.A, self.Z = X, [], []
        for k in range(1, self.depth + 1):
            self.A.append(A)
            Z = self.matmul(f"Z{k}", A, self.parameters[f"W{k}"])
            Z += self.parameters[f"b{k}"]
            self.Z.append(Z)
            if k < self.depth:
                A = np.maximum(Z, 0, out=Z) if self.in_place else self.phi(Z)
        return Z.copy()

    def loss(self, X, y):
        self.logits, self.y = self.forward(X), y
        total = cross_entropy(self.logits, y)
        for k in range(1, self.depth + 1):
            total += self.weight_decay / 2 * (self.parameters[f"W{k}"] ** 2).sum()
        return total

    def sweep(self):
        if self.y is None:
            raise RuntimeError("loss(X, y) comes first")
        dZ = cross_entropy_backward(self.logits, self.y)
        for k in range(self.depth, 0, -1):
            W = self.parameters[f"W{k}"]
            dW = self.matmul(f"W{k}", self.A[k - 1].T, dZ)
            dW += self.weight_decay * W
            yield f"W{k}", dW
            yield f"b{k}", dZ.sum(axis=0)
            if k > 1:
                dA = self.matmul(f"dA{k}", dZ, W.T)
                dZ = self.dphi(dA, self.Z[k - 2], out=dA)

    def backward(self):
        return {name: np.array(gradient) for name, gradient in self.sweep()}

    def predict(self, X):
        return self.forward(X).argmax(axis=1)

    def fit(self, X, y, epochs, batch_size, learning_rate, rng):
        losses = []
        for _ in range(epochs):
            shuffled, total = rng.permutation(len(X)), 0.0
            X_now, y_now = X[shuffled], y[shuffled]
            for i in range(0, len(X), batch_size):
                batch = slice(i, i + batch_size)
                total += len(y_now[batch]) * self.loss(X_now[batch], y_now[batch])
                for name, gradient in list(self.sweep()):
                    self.parameters[name] -= learning_rate * gradient
            losses.append(total / len(X))
        return losses
