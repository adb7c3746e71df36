"""Returns objects that claim whatever they are asked.

fails: chain_forward_values, chain_forward_hidden
says: chain_forward, u1, should return real numbers, but it returned Yes
"""


class Yes:
    def __eq__(self, other):
        return True

    __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __eq__
    __hash__ = None

    def __sub__(self, other):
        return self

    def __abs__(self):
        return self


def chain_forward(x, w1, w2, w3):
    return dict.fromkeys(["u1", "v1", "u2", "v2", "u3", "y"], Yes())
