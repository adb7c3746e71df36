"""What stock nbgrader makes of blank, right and wrong submissions of every exercise."""

import html
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXERCISES = sorted(path.stem for path in (ROOT / "solutions").glob("*.md"))
HIDDEN = re.compile(r"### BEGIN HIDDEN TESTS\n(.*?)### END HIDDEN TESTS", re.DOTALL)
pytestmark = pytest.mark.exercises
each_exercise = pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in EXERCISES]
)


def lost(scores):
    return {test for test, (score, most) in scores.items() if score != most}


@each_exercise
def test_an_untouched_exercise_scores_exactly_0(name, graded):
    scores = graded(name).scores["blank"]
    assert scores, "there is something to score"
    assert {score for score, _ in scores.values()} == {0}


@each_exercise
def test_the_solution_scores_full_marks(name, graded):
    result = graded(name)
    assert not lost(result.scores["solution"]), result.said["solution"]


@each_exercise
def test_correct_code_that_looks_different_scores_full_marks(name, graded):
    result = graded(name)
    right = [student for student in result.bank if student.startswith("right-")]
    assert len(right) >= 3
    for student in right:
        assert not lost(result.scores[student]), (student, result.said[student])


@pytest.mark.parametrize("part", ["sample", pytest.param("rest", marks=pytest.mark.full)])
@each_exercise
def test_each_mistake_loses_its_point_and_no_other_and_is_named(name, part, graded):
    result = graded(name, part)
    wrong = {student: e for student, e in result.bank.items() if student.startswith("wrong-")}
    assert len(wrong) >= 5 or part == "rest"
    surprises = {}
    for student, entry in wrong.items():
        said = " ".join(result.said[student].values())
        as_told = lost(result.scores[student]) == entry.fails and entry.says in said
        if not (entry.mistake and entry.says and as_told):
            surprises[student] = result.said[student]
    assert not surprises, json.dumps(surprises, indent=1)


@each_exercise
def test_feedback_shows_what_hidden_tests_say_and_not_what_they_are(name, graded):
    result = graded(name)
    source = (ROOT / "solutions" / f"{name}.md").read_text()
    hidden = [line.strip() for part in HIDDEN.findall(source) for line in part.splitlines()]
    shown = HIDDEN.sub("", source)
    hidden = [line for line in hidden if len(line) > 8 and line not in shown]
    assert hidden, "the exercise has hidden tests"
    for student, entry in result.bank.items():
        page = (result.root / "feedback" / student / name / f"{name}.html").read_text()
        text = html.unescape(re.sub(r"<[^>]+>", "", page))
        assert not [line for line in hidden if line in text], student
        # A cell that fails by a warning alone, as stock nbgrader has it, says nothing.
        for said in result.said[student].values():
            assert said.split("\n")[0] in text
