"""A network that can be taken apart: every number of it, forward and backward (chapter 11)."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import traitlets

from backprop.diagnosis import diagnose
from backprop.gradient_check import TOLERANCE
from backprop.widgets import known_mistakes
from backprop.widgets import small_network as network
from backprop.widgets.figure import Checked, Figure, Real, one_of, state

LAYERS, UNITS, EXAMPLES, CLASSES = 4, 8, 8, (2, 3)
LISTED = 200
STEP, ROUND_OFF = 1e-5, 1e-8
FLAT = 0.05
SLICE = 61
# The curve goes so far to both sides, or 1.2 times as far as the weight.
REACHES = (6, 12)
# Two classes that no straight line separates.
POINTS = [[-1.2, -0.8], [1.1, 1.3], [0.3, -0.2], [-0.9, 1.2], [1.4, -1.0], [-0.4, 0.7]]
LABELS = [0, 0, 0, 1, 1, 1]


def _whole(value: Any, lowest: int, highest: int) -> bool:
    fits = isinstance(value, int | np.integer) and not isinstance(value, bool)
    return fits and lowest <= value <= highest


def _between(lowest: int, highest: int) -> Callable[[Any], int]:
    def check(value: Any) -> int:
        if not _whole(value, lowest, highest):
            raise ValueError(
                f"expected a whole number from {lowest} to {highest}, but got {value!r:.60}."
            )
        return int(value)

    return check


def _sizes(value: Any) -> list[int]:
    try:
        sizes = list(value)
    except TypeError:
        sizes = []
    fits = 2 <= len(sizes) <= LAYERS + 2 and all(_whole(size, 1, UNITS) for size in sizes)
    if not fits or sizes[0] != 2 or sizes[-1] not in CLASSES:
        raise ValueError(
            f"expected 2 inputs, up to {LAYERS} hidden layers of 1 to {UNITS} units, and 2 or 3 "
            f"classes, such as [2, 4, 2], but got {value!r:.60}."
        )
    return [int(size) for size in sizes]


def _parameters(value: Any) -> dict[str, Any]:
    try:
        arrays = {str(k): np.asarray(v, dtype=np.float64) for k, v in dict(value).items()}
    except (TypeError, ValueError):
        arrays = {"": np.array(np.nan)}
    for name, array in arrays.items():
        if not np.isfinite(array).all():
            raise ValueError(
                f"expected finite numbers, as arrays named W1, b1, …, but got {value!r:.60}."
                if name == ""
                else f"every entry must be a finite number, but {name} has others."
            )
    return {name: array.tolist() for name, array in arrays.items()}


def _data(value: Any) -> list[list[float]]:
    try:
        X = np.array(value, dtype=np.float64)
    except (TypeError, ValueError):
        X = np.array(np.nan)
    if X.ndim != 2 or X.shape[1] != 2 or not 1 <= len(X) <= EXAMPLES or not np.isfinite(X).all():
        raise ValueError(
            f"expected 1 to {EXAMPLES} examples of two finite numbers each, shape (N, 2), "
            f"but got {value!r:.60}."
        )
    return X.tolist()


def _labels(value: Any) -> list[int]:
    try:
        labels = list(value)
    except TypeError:
        labels = []
    if not labels or not all(_whole(label, 0, CLASSES[-1] - 1) for label in labels):
        raise ValueError(f"expected whole numbers from 0, one for each example, not {value!r:.60}.")
    return [int(label) for label in labels]


def _plain(value: Any) -> Any:
    return value


class NetworkPlayground(Figure):
    """`NetworkPlayground(sizes=[2, 4, 2], activation="tanh")`: a network, and all its gradients.

    X (N, 2) and y (N,) are up to eight examples; `example` is the one whose numbers stand on
    the units. With `batch`, the gradients are those of the mean loss over all of them.
    `chosen` is one weight or bias, such as "W1[0, 2]". `position` counts steps: a unit each,
    the loss, the loss again on the way back, a unit each. `path` 0 lights none of the chosen
    weight's paths.

    `NetworkPlayground(backward=my_backward)` calls `my_backward(X, y, parameters)` on copies,
    for the example alone and for the batch, whenever they change; it returns a dict of
    gradients under the names of the parameters. `yours` holds them, `disagreements` each entry
    that is off, with both numbers and what `diagnose` says of it. `backward` can be set later,
    or to None.
    """

    sizes = state(Checked([2, 4, 2], _sizes))
    activation = state(Checked("tanh", one_of(network.STEEPEST)))
    parameters = state(Checked({}, _parameters))
    X = state(Checked(POINTS, _data))
    y = state(Checked(LABELS, _labels))
    example = state(Checked(4, _between(0, EXAMPLES - 1)))
    batch = state(traitlets.Bool(False))
    chosen = state(traitlets.Unicode("W1[0, 0]"))
    position = state(Checked(0, _between(0, 2 * (LAYERS * UNITS + CLASSES[-1]) + 2)))
    path = state(Checked(0, _between(0, LISTED)))
    learning_rate = state(Real(0.5, 0.001, 10))
    seed = state(Checked(87, _between(0, 2**32 - 1)))
    yours = state(Checked({}, _plain))
    disagreements = state(Checked([], _plain))

    def __init__(
        self, sizes: Any = (2, 4, 2), activation: str = "tanh", backward: Any = None, **state: Any
    ):
        """Show this network, with parameters from `seed` unless some are given.

        Raises TraitError for what cannot be shown, and TypeError for a `backward` that cannot
        be called.
        """
        self._backward: Callable[..., Any] | None = None
        sizes = _sizes_or_trait_error(sizes)
        if "parameters" not in state:
            seed = state.get("seed", type(self).seed.default_value)
            state["parameters"] = network.random_parameters(sizes, int(seed))
        state.setdefault("position", _last_step(sizes))
        if "X" in state:  # what is no list is refused below, in words
            count = len(state["X"]) if hasattr(state["X"], "__len__") else 1
            state.setdefault("example", max(0, min(count - 1, type(self).example.default_value)))
        super().__init__(sizes=sizes, activation=activation, **state)
        self.observe(self._reshape, "sizes")
        self.observe(self._ask, ["sizes", "activation", "parameters", "X", "y", "example"])
        if backward is not None:
            self.backward = backward

    @property
    def backward(self) -> Callable[..., Any] | None:
        """The reader's `my_backward(X, y, parameters)`, or None."""
        return self._backward

    @backward.setter
    def backward(self, function: Callable[..., Any] | None) -> None:
        if function is not None and not callable(function):
            raise TypeError(
                "backward must be a function of X, y and parameters that returns a dict of "
                f"gradients, not {type(function).__name__}."
            )
        self._backward = function
        self._ask()

    @traitlets.validate("parameters", "X", "y", "example", "chosen", "position")
    def _fits(self, proposal: Any) -> Any:
        """Refuse what does not go with the rest; asked after several were set together, too."""
        name, value = proposal.trait.name, proposal.value
        there = {n: getattr(self, n) for n in ("parameters", "X", "y", "example")} | {name: value}
        problem = ""
        if name == "parameters":
            shapes = {k: list(np.shape(v)) for k, v in value.items()}
            expected = {k: list(v.shape) for k, v in self._random().items()}
            if shapes != expected:
                problem = f"sizes {self.sizes} need arrays of shapes {expected}, not {shapes}."
        elif name in ("X", "y") and len(there["X"]) != len(there["y"]):
            problem = (
                f"X has {len(there['X'])} examples and y has {len(there['y'])} labels; to change "
                "their number, set both inside `with figure.hold_trait_notifications():`."
            )
        elif name in ("X", "example") and there["example"] >= len(there["X"]):
            problem = f"there is no example {there['example']}; X has {len(there['X'])}."
        elif name == "y" and max(value) >= self.sizes[-1]:
            problem = f"the classes are 0 to {self.sizes[-1] - 1}, but a label is {max(value)}."
        elif name == "chosen" and not self._has(value):
            problem = f'expected a weight or bias, such as "W1[0, 1]" or "b1[0]", not {value!r}.'
        elif name == "position" and value > _last_step(self.sizes):
            problem = f"the last step is {_last_step(self.sizes)}, but got {value}."
        if problem:
            raise traitlets.TraitError(f"{name} of {type(self).__name__}: {problem}")
        return value

    def _random(self) -> dict[str, np.ndarray]:
        return network.random_parameters(self.sizes, self.seed)

    def _has(self, chosen: str) -> bool:
        entry, shapes = network.entry_of(chosen), {k: v.shape for k, v in self._random().items()}
        if entry is None or entry[0] not in shapes:
            return False
        return all(i < n for i, n in zip(entry[1], shapes[entry[0]], strict=True))

    def _reshape(self, _: Any) -> None:
        """Keep what fits of the rest when the sizes change."""
        shapes = {k: np.shape(v) for k, v in self.parameters.items()}
        if shapes == {k: v.shape for k, v in self._random().items()}:
            return
        labels = [min(label, self.sizes[-1] - 1) for label in self.y]
        with self.hold_trait_notifications():
            self.parameters = network.fitted(self.parameters, self.sizes, self.seed)
            self.y, self.position, self.path = labels, _last_step(self.sizes), 0
            if not self._has(self.chosen):
                self.chosen = "W1[0, 0]"

    def arrays(self) -> dict[str, np.ndarray]:
        """Return the parameters as a dict of new arrays: W1 (D, H), b1 (H,) and so on."""
        return {name: np.array(value) for name, value in self.parameters.items()}

    def gradient_step(self, steps: int = 1) -> None:
        """Go down the gradient of the batch's mean loss, so many steps of `learning_rate`."""
        parameters = self.arrays()
        for _ in range(steps):
            parameters = network.trained(
                self.activation, parameters, self.X, self.y, self.learning_rate
            )
        self.parameters = parameters

    def numbers(self) -> dict[str, Any]:
        """Return every number that the figure shows.

        `matrices` are the batch's; `gradients` those of the parameters, of the `batch`'s mean
        loss and of the `example`'s; `unit` what stands on the units. `dA` there is the sum so
        far, null where the way back has not come yet, and `done` counts each layer's units
        that it has passed.
        """
        parameters, last = self.arrays(), len(self.sizes) - 1
        one = slice(self.example, self.example + 1)
        data = {
            "batch": (np.array(self.X), self.y),
            "example": (np.array(self.X)[one], self.y[one]),
        }
        values = {k: network.forward(self.activation, parameters, X) for k, (X, _) in data.items()}
        back = {
            k: network.backward(self.activation, parameters, values[k], y)
            for k, (_, y) in data.items()
        }
        losses = network.cross_entropies(values["batch"][f"Z{last}"], self.y)
        shown = "batch" if self.batch else "example"
        row = {k: v[0] for k, v in values["example"].items()}
        slopes = {f"Z{k}": network.slope(self.activation, row[f"Z{k}"]) for k in range(1, last)}
        local = row["P"] - np.eye(self.sizes[-1])[self.y[self.example]]
        share = 1 / len(self.y) if self.batch else 1.0
        name, index = network.entry_of(self.chosen) or ("W1", (0, 0))
        along = self._along(name, index, *data[shown])
        value, gradient = float(parameters[name][index]), float(back[shown][f"d{name}"][index])
        measured = (along(value + STEP) - along(value - STEP)) / (2 * STEP)
        shown_loss = float(losses.mean() if self.batch else losses[self.example])
        near = [reach for reach in REACHES if abs(value) <= reach / 1.2]
        reach = near[0] if near else math.ceil(1.2 * abs(value))
        at = [-reach + 2 * reach * i / (SLICE - 1) for i in range(SLICE)]
        products = network.path_products((name, index), parameters, row, slopes, local)
        allowed = TOLERANCE * (abs(measured) + abs(gradient)) + ROUND_OFF * max(1.0, shown_loss)
        units = [(k, j) for k in range(1, last) for j in range(self.sizes[k])]
        relu = self.activation == "relu"
        return {
            "chosen": self.chosen,
            "value": value,
            "gradient": gradient,
            "measured": measured,
            "difference": abs(measured - gradient),
            "agrees": abs(measured - gradient) <= allowed,
            "loss": float(losses.mean()),
            "losses": losses.tolist(),
            "shownLoss": shown_loss,
            "slice": {"at": at, "loss": [along(x) for x in at]},
            "matrices": _lists(
                {k: v for k, v in values["batch"].items() if k != "A0"}
                | {k: v for k, v in back["batch"].items() if k[1] in "ZA"}
            ),
            "gradients": {
                k: _lists({n: g for n, g in back[k].items() if n[1] in "Wb"}) for k in back
            },
            "unit": {
                "z": [row[f"Z{k}"].tolist() for k in range(1, last + 1)],
                "a": [row[f"A{k}"].tolist() for k in range(last)],
                "slope": [slopes[f"Z{k}"].tolist() for k in range(1, last)],
                "p": row["P"].tolist(),
                "local": local.tolist(),
                "share": share,
                "dz": [(share * back["example"][f"dZ{k}"][0]).tolist() for k in range(1, last + 1)],
                **self._accumulated(parameters, back["example"], share),
            },
            "saturated": [
                [k, j]
                for k, j in units
                if not relu and slopes[f"Z{k}"][j] < FLAT * network.STEEPEST[self.activation]
            ],
            "dead": [
                [k, j] for k, j in units if relu and (values["batch"][f"Z{k}"][:, j] <= 0).all()
            ],
            "paths": {
                "count": len(products),
                "products": products[:LISTED].tolist(),
                "sum": float(products.sum()),
            },
        }

    def _along(self, name: str, index: Any, X: Any, y: Any) -> Callable[[float], float]:
        """Return the mean loss of X and y as a function of one parameter."""
        parameters = self.arrays()

        def loss(x: float) -> float:
            parameters[name][index] = x
            return network.mean_loss(self.activation, parameters, X, y)

        return loss

    def _accumulated(self, parameters: Any, back: Any, share: float) -> dict[str, Any]:
        """Return how far the way back has come at `position`, and the sums by then."""
        units, last = sum(self.sizes[1:]), len(self.sizes) - 1
        left = min(units, max(0, self.position - units - 2))
        done = [0] * last
        for k in range(last, 0, -1):
            done[k - 1] = min(left, self.sizes[k])
            left -= done[k - 1]
        sums: list[Any] = []
        for k, count in enumerate(done, start=1):
            # A layer is gone through from its last unit to its first.
            dZ = share * back[f"dZ{k}"][0, self.sizes[k] - count :]
            W = parameters[f"W{k}"][:, self.sizes[k] - count :]
            sums.append((W @ dZ).tolist() if count else None)
        return {"done": done, "seeded": self.position > units + 1, "dA": sums}

    def _ask(self, change: Any = None) -> None:
        """Call the reader's function, and say where its gradients are off."""
        if self._backward is None:
            self.yours, self.disagreements = {}, []
            return
        of_these = self._fingerprint()
        if change is not None and self.yours.get("of") == of_these:
            return  # several traits changed at once
        one = slice(self.example, self.example + 1)
        yours: dict[str, Any] = {"of": of_these, "problems": {"example": [], "batch": []}}
        found: list[dict[str, Any]] = []
        for of, X, y in (("example", self.X[one], self.y[one]), ("batch", self.X, self.y)):
            problems = yours["problems"][of]
            try:
                answer = self._backward(np.array(X), np.array(y), self.arrays())
            except Exception as error:  # whatever it is, it is theirs
                said = f": {str(error)[:200]}" if str(error) else "."
                problems.append(f"Your function raised {type(error).__name__}{said}")
                continue
            if not isinstance(answer, Mapping):
                problems.append(
                    "Your function must return a dict of gradients, named "
                    f"{', '.join(self.parameters)}, but it returned {_kind(answer)}."
                )
                continue
            values = network.forward(self.activation, self.arrays(), X)
            right = network.backward(self.activation, self.arrays(), values, y)
            yours[of] = {}
            for name in self.parameters:
                expected = right[f"d{name}"]
                problem, entries = _compared(name, answer, expected, len(y))
                if entries is None:
                    problems.append(problem)
                    continue
                yours[of][name] = entries
                if problem:
                    gradient = np.array(entries, dtype=np.float64)
                    why = known_mistakes.reason(
                        self.activation, self.arrays(), X, y, name, gradient
                    )
                    found += _entries(of, name, entries, expected, f"{problem} {why}".strip())
        # The sentence that the figure shows belongs to these numbers: both at once.
        with self.hold_sync(), self.hold_trait_notifications():
            self.yours, self.disagreements = yours, found

    def _fingerprint(self) -> list[float]:
        """Return what the reader's function was given, in one row, as the view has it."""
        parameters = [array.ravel().tolist() for array in self.arrays().values()]
        return [
            *self.sizes,
            list(network.STEEPEST).index(self.activation),
            self.example,
            *itertools.chain(*self.X),
            *self.y,
            *itertools.chain(*parameters),
        ]


def _sizes_or_trait_error(value: Any) -> list[int]:
    try:
        return _sizes(value)
    except ValueError as error:
        raise traitlets.TraitError(f"sizes of NetworkPlayground: {error}") from None


def _last_step(sizes: list[int]) -> int:
    return 2 * sum(sizes[1:]) + 2


def _lists(arrays: Mapping[str, np.ndarray]) -> dict[str, Any]:
    return {name: array.tolist() for name, array in arrays.items()}


def _kind(value: Any) -> str:
    return "None (is `return` missing?)" if value is None else f"a {type(value).__name__}"


def _compared(
    name: str, answer: Mapping[Any, Any], expected: np.ndarray, N: int
) -> tuple[str, Any]:
    """Return what is wrong in words, "" for nothing, and the reader's entries or None."""
    if name not in answer:
        known = ", ".join(map(str, answer)) or "nothing"
        return f"Your function returned no gradient named {name}; it returned {known}.", None
    try:
        gradient = np.asarray(answer[name])
        problem = diagnose(f"d{name}", gradient, expected, N)
    except (TypeError, ValueError):
        return f"d{name} must be an array of numbers, not {_kind(answer[name])}.", None
    usable = gradient.shape == expected.shape and np.issubdtype(gradient.dtype, np.number)
    if not usable or np.iscomplexobj(gradient):
        return problem, None
    # JSON has no NaN: what is no number is null.
    flat = [float(x) if np.isfinite(x) else None for x in gradient.ravel()]
    return problem, np.array(flat, dtype=object).reshape(gradient.shape).tolist()


def _entries(
    of: str, name: str, entries: Any, expected: np.ndarray, sentence: str
) -> list[dict[str, Any]]:
    """Return the entries that are off, by more than a part of the largest; the worst is one."""
    yours = np.array(entries, dtype=np.float64)
    off = np.where(np.isnan(yours), np.inf, np.abs(yours - expected))
    wrong = off > TOLERANCE * np.abs(expected).max(initial=0.0)
    wrong.flat[np.argmax(off)] = True
    return [
        {
            "of": of,
            "name": name,
            "index": [int(i) for i in index],
            "yours": None if np.isnan(yours[tuple(index)]) else float(yours[tuple(index)]),
            "expected": float(expected[tuple(index)]),
            "sentence": sentence,
        }
        for index in np.argwhere(wrong)
    ]
