"""Each node collects from those that use it."""


def backward(order, edges, output):
    leaving = {node: [] for node in order}
    for (start, end), local in edges.items():
        leaving[start].append((end, local))
    gradients = {}
    for node in order[::-1]:
        gradients[node] = (
            1.0 if node == output else sum(gradients[end] * local for end, local in leaving[node])
        )
    print(len(gradients), "nodes")
    return gradients
