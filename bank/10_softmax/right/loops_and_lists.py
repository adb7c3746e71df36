"""One example and one class at a time; lists come back."""


def log_softmax(Z):
    rows = []
    for row in Z:
        top = max(row)
        total = sum(math.exp(z - top) for z in row)
        rows.append([z - top - math.log(total) for z in row])
    return rows


def cross_entropy(Z, y):
    loss = 0.0
    for row, label in zip(log_softmax(Z), y):
        loss -= row[label]
    return loss / len(y)


def softmax_backward(dP, P):
    N, C = P.shape
    dZ = [[0.0] * C for _ in range(N)]
    for n in range(N):
        for c in range(C):
            for k in range(C):
                dp_dz = P[n, k] * ((k == c) - P[n, c])
                dZ[n][c] += dP[n, k] * dp_dz
    return dZ


def cross_entropy_backward(Z, y):
    return [
        [(math.exp(value) - (c == label)) / len(y) for c, value in enumerate(row)]
        for row, label in zip(log_softmax(Z), y)
    ]
