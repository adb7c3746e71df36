"""Is not a number, which is not at most 1e-6.

fails: gradient_check_values, gradient_check_rules, catches_factors, catches_hidden, passes_the_right_ones, passes_hidden
says: gradient_check, W1, returned nan
"""


def gradient_check(loss, parameters, gradients, step=1e-5):
    return dict.fromkeys(parameters, float("nan"))
