"""What all figures share: one Python widget over one JavaScript view."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import anywidget
import traitlets

STATIC = Path(__file__).parent / "static"


class Figure(anywidget.AnyWidget):
    """A figure; its traits are its state, and `numbers()` is what it shows, as NumPy has it.

    A subclass in the module `some_name` is drawn by `figures/views/some_name.js`.
    """

    def __init_subclass__(cls, **kwargs: Any) -> None:
        stem = cls.__module__.rpartition(".")[2]
        for name, file in (("_esm", STATIC / f"{stem}.js"), ("_css", STATIC / "figures.css")):
            # Adding a trait to an instance makes a subclass too, which has them already.
            if file.is_file() and not hasattr(cls, name):
                setattr(cls, name, file)
        super().__init_subclass__(**kwargs)

    def __init__(self, **state: Any) -> None:
        """Make the figure in this state; raises TypeError for a name that is not a trait."""
        known = self.state_names()
        for name in state:
            if name not in known:
                raise TypeError(
                    f"{type(self).__name__} has no {name!r}; it has {', '.join(known)}."
                )
        if not hasattr(type(self), "_esm"):
            raise FileNotFoundError(
                f"The JavaScript of {type(self).__name__} is not built; run `make figures`."
            )
        super().__init__(**state)

    @classmethod
    def state_names(cls) -> list[str]:
        """Return the names of the traits that are the figure's state."""
        return sorted(cls.class_trait_names(figure_state=True))

    def numbers(self) -> dict[str, Any]:
        """Return every number that the figure shows in its present state."""
        raise NotImplementedError


def state(trait: traitlets.TraitType) -> Any:
    """Mark a trait as part of a figure's state, synchronized with its view."""
    return trait.tag(sync=True, figure_state=True)


class Real(traitlets.TraitType):
    """A finite real number from `minimum` to `maximum`."""

    def __init__(self, default: float, minimum: float = -math.inf, maximum: float = math.inf):
        self.minimum, self.maximum = minimum, maximum
        super().__init__(default_value=float(default))

    def validate(self, obj: Any, value: Any) -> float:
        """Return `value` as a float; raises TraitError, saying what was expected."""
        try:
            number = float(value)
        except (TypeError, ValueError):
            number = math.nan
        if not (self.minimum <= number <= self.maximum and math.isfinite(number)):
            raise traitlets.TraitError(
                f"{self.name} of {type(obj).__name__} must be a finite number"
                + _between(self.minimum, self.maximum)
                + f", but it is {value!r:.60}."
            )
        return number


class Checked(traitlets.TraitType):
    """A value that `check(value)` returns in its plain form, or refuses with ValueError."""

    def __init__(self, default: Any, check: Callable[[Any], Any]):
        self.check = check
        super().__init__(default_value=default)

    def validate(self, obj: Any, value: Any) -> Any:
        """Return the plain form; raises TraitError with the words of the ValueError."""
        try:
            return self.check(value)
        except ValueError as error:
            raise traitlets.TraitError(f"{self.name} of {type(obj).__name__}: {error}") from None


def one_of(names: Any) -> Callable[[Any], str]:
    """Return a check that a value is one of `names`."""
    names = list(names)

    def check(value: Any) -> str:
        if value not in names:
            known = ", ".join(map(repr, names))
            raise ValueError(f"expected one of {known}, but got {value!r:.60}.")
        return value

    return check


def _between(minimum: float, maximum: float) -> str:
    if math.isinf(minimum) and math.isinf(maximum):
        return ""
    return f" from {minimum:g} to {maximum:g}"
