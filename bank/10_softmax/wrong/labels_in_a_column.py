"""Labels of shape (N, 1) against rows of shape (N,): (N, N) numbers.

fails: cross_entropy_values, cross_entropy_square, cross_entropy_hidden
says: It pairs each example with the labels of all the others
"""


def cross_entropy(Z, y):
    n = np.arange(len(y))
    return -log_softmax(Z)[n, y.reshape(-1, 1)].mean()
