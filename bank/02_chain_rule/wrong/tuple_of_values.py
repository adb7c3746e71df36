"""Returns a tuple.

fails: chain_forward_values, chain_forward_hidden
says: should return a dict, but it returned tuple
"""

import math


def chain_forward(x, w1, w2, w3):
    u1 = w1 * x
    v1 = math.sin(u1)
    u2 = w2 * v1
    v2 = math.exp(u2)
    u3 = w3 * v2
    return u1, v1, u2, v2, u3, math.cos(u3)
