"""Is not a number, whatever it is compared with.

fails: central_difference_values, central_difference_step, central_difference_hidden
says: central_difference returned nan where a finite number is expected
"""


def central_difference(f, x, step=1e-5):
    return float("nan")
