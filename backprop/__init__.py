"""The finished pieces of the course *Backpropagation, from the chain rule to a vectorized MLP*.

Each module holds one idea, in the order in which the chapters derive them.
"""
