"""Lets math.exp overflow.

fails: sigmoid_far_out
says: `math.exp` refuses a number above 709
"""


def sigmoid(Z):
    return np.array([[1 / (1 + math.exp(-z)) for z in row] for row in Z])
