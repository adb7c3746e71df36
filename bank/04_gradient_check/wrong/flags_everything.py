"""Flags whatever it is shown.

fails: gradient_check_values, gradient_check_rules, catches_factors, catches_hidden, passes_the_right_ones, passes_hidden
says: it must tell them apart
"""


def gradient_check(loss, parameters, gradients, step=1e-5):
    return dict.fromkeys(parameters, float("inf"))
