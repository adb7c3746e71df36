"""Show a piece of the library, in the page and in the notebook alike."""

from __future__ import annotations

import inspect
from typing import Any


class Source:
    """Source code that Jupyter and the book display highlighted."""

    def __init__(self, text: str) -> None:
        self.text = text

    def _repr_markdown_(self) -> str:
        return f"```python\n{self.text}\n```"

    def __repr__(self) -> str:
        return self.text


def show_source(*objects: Any) -> Source:
    """Return the source of functions, classes or modules of the library, ready to display.

    Raises TypeError for anything that has no Python source.
    """
    parts = []
    for item in objects:
        try:
            parts.append(inspect.getsource(item).rstrip())
        except (TypeError, OSError):
            raise TypeError(
                f"{item!r:.60} has no Python source to show; pass a function, class or module."
            ) from None
    return Source("\n\n\n".join(parts))
