"""What the tests of figures share: the numbers that JavaScript computes, and pages to open."""

import json
import subprocess
from pathlib import Path

import numpy as np
import pytest

import backprop.widgets as widgets
from backprop.graph import Graph
from backprop.scalar import Value
from website.figures import place, stem, still_pictures

ROOT = Path(__file__).parents[2]
BUILT = ROOT / "build" / "figures"


def plain(value):
    """Return numbers that JSON could not carry ("NaN", "Infinity") as floats again."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return float(value) if value in ("NaN", "Infinity", "-Infinity") else value


@pytest.fixture(scope="session")
def numbers_in_javascript():
    """Return a function from [(figure's name, state), ...] to what JavaScript makes of them."""

    def run(asked):
        answer = subprocess.run(
            [str(ROOT / ".venv/bin/node"), "figures/numbers.js"],
            cwd=ROOT,
            input="".join(
                json.dumps({"figure": name, "state": state}) + "\n" for name, state in asked
            ),
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert answer.returncode == 0, answer.stderr
        return [plain(json.loads(line)) for line in answer.stdout.splitlines()]

    return run


@pytest.fixture(scope="session")
def state_of():
    """Return a function from a widget to the state that its view is given."""

    def state(widget):
        return {name: getattr(widget, name) for name in widget.state_names()}

    return state


def example(name):
    """Return a figure of this name, in a state worth looking at."""
    if name == "CheckYourself":
        right = widgets.Answer("4", "Twice two.", correct=True)
        wrong = widgets.Answer("22", "That puts the digits side by side.")
        question = widgets.Question("What is `2 + 2`?", wrong, right)
        return widgets.CheckYourself(question, question)
    if name == "GraphStepper":
        steps = ["u = w * x", "v = sin(u)", "p = v * x", "y = p + u"]
        return widgets.GraphStepper(Graph({"x": 1.5, "w": -0.8}, steps), source="x")
    if name == "GraphStepper, large":
        return large_graph()
    return getattr(widgets, name)()


def large_graph():
    """Return the graph of a network of Values, with a gradient that is not what it should be."""
    numbers = iter(np.random.default_rng(2).normal(size=99))
    x = [Value(next(numbers)) for _ in range(3)]
    w = [[Value(next(numbers)) for _ in x] for _ in range(4)]
    hidden = [sum(a * b for a, b in zip(row, x, strict=True)).tanh() for row in w]
    loss = (sum(h * Value(next(numbers)) for h in hidden) - 1) ** 2
    loss.backward()
    w[2][1].grad += 1
    names = {f"x{i}": value for i, value in enumerate(x)} | {"loss": loss}
    names |= {f"w{i}{j}": value for i, row in enumerate(w) for j, value in enumerate(row)}
    return widgets.GraphStepper(loss, names=names, source="x0")


@pytest.fixture(scope="session")
def page_with(tmp_path_factory, state_of):
    """Return a function from a name and a maker to the address of a page with that figure."""
    folder = tmp_path_factory.mktemp("figures")
    written = {}

    def write(name, make):
        if name in written:
            return written[name]
        figure = make(name)
        state, kind = state_of(figure), type(figure).__name__
        (still,) = still_pictures([("id", kind, state)])
        style = (BUILT / "figures.css").read_text()
        scripts = "".join(
            f"<script defer src='{(BUILT / f'{script}.js').as_uri()}'></script>"
            for script in ("shared", stem(kind))
        )
        path = folder / f"{name}.html"
        path.write_text(
            "<!doctype html><html lang='en' data-theme='light'><head><meta charset='utf-8'>"
            "<meta name='viewport' content='width=device-width'><title>A figure</title>"
            "<style>body {font: 16px sans-serif; margin: 16px}"
            "html[data-theme=dark] body {background: #14181c; color: #eee}</style>"
            f"<style>{style}</style>{scripts}</head>"
            f"<body><main><h1>A figure</h1>{place(0, kind, state, still)}</main></body></html>"
        )
        written[name] = path.as_uri()
        return written[name]

    return write


@pytest.fixture
def open_page(browser):
    """Return a function that opens an address; `page.said` is what the console says."""
    contexts = []

    def open_address(address, width=1280, theme="light", **options):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, has_touch=True, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.said = []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.goto(address)
        page.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
        if options.get("java_script_enabled", True):
            page.wait_for_selector("[data-ready]")
        return page

    yield open_address
    for context in contexts:
        context.close()


@pytest.fixture
def opened(page_with, open_page):
    """Return a function that opens the example of this name; what the console says is an error."""

    def open_figure(name, **options):
        return open_page(page_with(name, example), **options)

    return open_figure
