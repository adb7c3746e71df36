"""Raises TypeError, for floats too.

fails: partial_derivatives_values, partial_derivatives_shape, partial_derivatives_unchanged, partial_derivatives_integers, partial_derivatives_hidden
says: TypeError: no
"""


def partial_derivatives(f, x, step=1e-5):
    raise TypeError("no")
