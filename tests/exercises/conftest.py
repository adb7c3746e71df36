"""Grade whole banks of submissions with stock nbgrader, once for each exercise."""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import make_exercises  # noqa: E402

SAMPLE = 12
EXERCISES = sorted(path.stem for path in (ROOT / "solutions").glob("*.md"))


def entries(name, kind):
    """Return the submissions of a bank: what they stand for, and what should become of them."""
    found = []
    for path in sorted((ROOT / "bank" / name / kind).glob("*.py")):
        source = path.read_text()
        head = ast.get_docstring(ast.parse(source)) or ""
        fields = dict(re.findall(r"^(fails|says): (.+)$", head, re.MULTILINE))
        found.append(
            SimpleNamespace(
                student=f"{kind}-{path.stem}",
                mistake=head.splitlines()[0] if head else "",
                fails=set(re.split(r",\s*", fields["fails"])) if "fails" in fields else set(),
                says=fields.get("says", ""),
                code=source,
            )
        )
    return found


def sample(name):
    """Return the wrong submissions that `make test` grades: twelve, or as many as cover every test.

    The others are as true, and are graded by `make test-full`.
    """
    chosen, rest, covered = [], [], set()
    for entry in entries(name, "wrong"):
        (rest if entry.fails <= covered else chosen).append(entry)
        covered |= entry.fails
    return chosen + rest[: max(0, SAMPLE - len(chosen))]


def submission(name, code):
    """Return the exercise, filled in with the solution and, where it has the name, with `code`."""
    notebook = nbformat.read(ROOT / "exercises" / name / f"{name}.ipynb", as_version=4)
    solution = make_exercises.instructor_notebook(ROOT / "solutions" / f"{name}.md")
    answers = {cell.id: cell.source for cell in solution.cells}
    defined = {
        node.name
        for node in ast.parse(code).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
    }
    written = False
    for cell in notebook.cells:
        facts = cell.metadata.get("nbgrader", {})
        if not facts.get("solution"):
            continue
        cell.source = answers[cell.id]
        if facts["grade_id"] in defined:
            cell.source = "" if written else code
            written = True
    assert written, f"the submission defines none of what {name} asks for"
    return notebook


def nbgrader(root, *arguments):
    """Run stock nbgrader with the project's configuration on a course in `root`."""
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    run = subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments, f"--CourseDirectory.root={root}"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    # Stock nbgrader reports a failed test as an error of the notebook, not of the run.
    assert run.returncode == 0, run.stderr[-3000:]
    return run


def messages(path):
    """Return grade_id -> what the cell's error says."""
    said = {}
    for cell in nbformat.read(path, as_version=4).cells:
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                name = cell.metadata.get("nbgrader", {}).get("grade_id", cell.id)
                said[name] = f"{output.ename}: {output.evalue}"
    return said


@pytest.fixture(scope="session")
def graded(tmp_path_factory):
    """Return a function from an exercise to what stock nbgrader made of a part of its bank.

    The part is the "sample" of `make test`, or the "rest".
    """
    done = {}

    def grade(name, part="sample"):
        if (name, part) in done:
            return done[name, part]
        root = tmp_path_factory.mktemp(f"{name}-{part}")
        make_exercises.write_sources(ROOT / "solutions", root / "source")
        nbgrader(root, "generate_assignment", name)
        bank = {entry.student: entry for entry in [*sample(name), *entries(name, "right")]}
        if part == "rest":
            wrong = entries(name, "wrong")
            bank = {entry.student: entry for entry in wrong if entry.student not in bank}
        students = {"solution": None, "blank": None, **bank}
        for student, entry in students.items():
            folder = root / "submitted" / student / name
            folder.mkdir(parents=True)
            target = folder / f"{name}.ipynb"
            if student == "blank":
                shutil.copy(root / "release" / name / f"{name}.ipynb", target)
            elif student == "solution":
                shutil.copy(root / "source" / name / f"{name}.ipynb", target)
            else:
                nbformat.write(submission(name, entry.code), target)
        nbgrader(root, "autograde", name)
        nbgrader(root, "generate_feedback", name)
        result = SimpleNamespace(root=root, bank=bank, scores=scores(root, name))
        result.said = {
            student: messages(root / "autograded" / student / name / f"{name}.ipynb")
            for student in students
        }
        done[name, part] = result
        return result

    return grade


def scores(root, name):
    """Return student -> grade_id -> (score, most that can be had)."""
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{root}/gradebook.db") as gradebook:
        return {
            handed_in.student.id: {
                grade.name: (grade.score, grade.max_score)
                for notebook in handed_in.notebooks
                for grade in notebook.grades
            }
            for handed_in in gradebook.assignment_submissions(name)
        }
