"""Returns an object that claims whatever it is asked.

fails: central_difference_values, central_difference_step, central_difference_hidden
says: central_difference should return real numbers, but it returned Yes
"""


class Yes:
    def __eq__(self, other):
        return True

    __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __eq__
    __hash__ = None

    def __sub__(self, other):
        return self

    __add__ = __rsub__ = __radd__ = __sub__

    def __abs__(self):
        return self


def central_difference(f, x, step=1e-5):
    return Yes()
