"""Returns an object that claims whatever it is asked.

fails: path_sum_values, path_sum_ends, path_sum_hidden
says: path_sum should return real numbers, but it returned Yes
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


def path_sum(edges, source, target):
    return Yes()
