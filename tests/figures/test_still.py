"""The pictures for readers without JavaScript, and the tests that JavaScript has of its own."""

import html
import json
import re
import subprocess
from pathlib import Path

import pytest

from backprop.graph import Graph
from backprop.widgets import (
    Answer,
    CheckYourself,
    GradientFlow,
    GraphStepper,
    NetworkPlayground,
    NudgeExplorer,
    Question,
    ShapeCalculator,
    SoftmaxExplorer,
)
from website.figures import place, still_pictures

ROOT = Path(__file__).parents[2]
NODE = str(ROOT / ".venv" / "bin" / "node")


def questions():
    return CheckYourself(
        Question("2 < 3?", Answer("yes", "It is.", correct=True), Answer("no", "It is not."))
    )


@pytest.mark.parametrize(
    "make",
    [
        ShapeCalculator,
        NudgeExplorer,
        NetworkPlayground,
        GradientFlow,
        SoftmaxExplorer,
        questions,
        lambda: GraphStepper(Graph({"x": 2.0}, ["u = x * x", "y = sin(u)"])),
    ],
)
def test_a_still_picture_shows_the_first_state_and_offers_nothing_to_the_keyboard(make, state_of):
    figure = make()
    (still,) = still_pictures([("id", type(figure).__name__, state_of(figure))])
    assert "<figure" in still
    assert "data-key=" in still, "the table of values is there"
    assert "tabindex" not in still
    assert still.count("<input") + still.count("<button") + still.count("<select") == len(
        re.findall(r"<(?:input|button|select)[^>]* disabled", still)
    )
    ids = re.findall(r' id="([^"]+)"', still)
    assert len(ids) == len(set(ids))
    assert not re.search(r"\bNaN\b|undefined|\[object", still)


def test_a_figure_that_cannot_be_drawn_is_an_error_in_words():
    with pytest.raises(RuntimeError, match=r"There is no figure NoSuchFigure; known: .*Nudge"):
        still_pictures([("id", "NoSuchFigure", {})])


def test_the_state_survives_the_attribute_that_carries_it():
    state = {"text": "a \"quoted\" <b> & 'c'"}
    carried = re.search(r'data-state="([^"]*)"', place(0, "X", state, "")).group(1)
    assert json.loads(html.unescape(carried)) == state


def test_javascript_passes_its_own_tests():
    run = subprocess.run(
        [NODE, "--test", "figures/tests/*.test.js"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert re.search(r"# pass [1-9]|ℹ pass [1-9]", run.stdout), run.stdout
