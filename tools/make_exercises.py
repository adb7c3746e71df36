"""Make exercises/ from solutions/: the same notebooks without answers and hidden tests.

A solution is a MyST notebook. The options of its code cells say what nbgrader is to know:
`:solution: name` for what the learner writes, `:test: name` with `:points: 2` for a test,
`:given: name` for a cell to leave as it is.

With --source FOLDER, write the instructor's notebooks (answers and all) for nbgrader instead.
"""

from __future__ import annotations

import argparse
import logging
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import jupytext
import nbformat
import yaml

ROOT = Path(__file__).parents[1]
KINDS = ("solution", "test", "given")
REGION = re.compile(r"###\s*(BEGIN|END) (SOLUTION|HIDDEN TESTS)")


class SolutionError(ValueError):
    """A solution that no exercise can be made from; the message says where and why."""


def instructor_notebook(path: Path) -> nbformat.NotebookNode:
    """Return a solution as the notebook that nbgrader works with.

    Raises SolutionError for one without kernel metadata, with a name twice, a test without
    points, points without a test, or a region that does not end.
    """
    notebook = jupytext.read(path)
    if "kernelspec" not in notebook.metadata:
        raise SolutionError(
            f"{path.name} has no kernelspec, so nothing could run it; "
            "begin it as solutions/00_start.md begins."
        )
    notebook.metadata = {
        "kernelspec": dict(notebook.metadata["kernelspec"]),
        "language_info": {"name": "python"},
    }
    names: set[str] = set()
    for i, cell in enumerate(notebook.cells):
        kinds = [kind for kind in KINDS if kind in cell.metadata]
        where = f"{path.name}, cell {i + 1}"
        _check_regions(cell.source, where)
        if not kinds:
            if "points" in cell.metadata:
                raise SolutionError(f"{where} has points but no `:test: name`.")
            if "###" in cell.source and REGION.search(cell.source):
                raise SolutionError(f"{where} has a region but no `:solution:` or `:test: name`.")
            cell["id"], cell.metadata = f"cell-{i}", nbformat.NotebookNode()
            continue
        (kind,) = kinds if len(kinds) == 1 else (None,)
        if kind is None:
            raise SolutionError(f"{where} is {' and '.join(kinds)} at once.")
        name = str(cell.metadata[kind])
        if name in names:
            raise SolutionError(f"{where}: the name {name!r} is taken; each cell has its own.")
        names.add(name)
        points = cell.metadata.get("points")
        if (kind == "test") != (points is not None):
            raise SolutionError(f"{where}: a test has points, and nothing else has any.")
        cell["id"] = name.replace("_", "-")
        cell.metadata = nbformat.from_dict({"nbgrader": _nbgrader(kind, name, points)})
    notebook.nbformat_minor = 5
    return notebook


def _check_regions(source: str, where: str) -> None:
    marks = REGION.findall(source)
    pairs = [("BEGIN", name) if i % 2 == 0 else ("END", name) for i, (_, name) in enumerate(marks)]
    names = [name for _, name in marks]
    if marks != pairs or names[::2] != names[1::2]:
        raise SolutionError(
            f"{where}: a region begins without an end, or ends without a beginning."
        )


def _nbgrader(kind: str, name: str, points: float | None) -> dict[str, object]:
    extra = {"points": points} if kind == "test" else {}
    return {
        "grade": kind == "test",
        "grade_id": name,
        "locked": kind != "solution",
        "schema_version": 3,
        "solution": kind == "solution",
        "task": False,
        **extra,
    }


def write_sources(solutions: Path, target: Path) -> list[str]:
    """Write each solution as target/NAME/NAME.ipynb; return the names."""
    paths = sorted(solutions.glob("*.md"))
    for path in paths:
        folder = target / path.stem
        folder.mkdir(parents=True, exist_ok=True)
        nbformat.write(instructor_notebook(path), folder / f"{path.stem}.ipynb")
    return [path.stem for path in paths]


def release(root: Path, names: list[str]) -> None:
    """Turn root/source into root/release with nbgrader's own preprocessors."""
    from nbgrader.converters import GenerateAssignment
    from nbgrader.coursedir import CourseDirectory
    from traitlets.config import Config

    config = Config()
    config.CourseDirectory.root = str(root)
    config.GenerateAssignment.no_database = True
    # Without a database, there is nothing to save cells in.
    config.GenerateAssignment.preprocessors = [
        name for name in GenerateAssignment.preprocessors.default() if name.__name__ != "SaveCells"
    ]
    logging.getLogger("traitlets").setLevel(logging.ERROR)
    for name in names:
        config.CourseDirectory.assignment_id = name
        course = CourseDirectory(config=config)
        GenerateAssignment(coursedir=course, config=config).start()


def secrets(solution: Path) -> Iterator[str]:
    """Yield the lines that stand only inside SOLUTION and HIDDEN regions of a solution."""
    inside: set[str] = set()
    outside: set[str] = set()
    hidden = False
    for line in solution.read_text(encoding="utf-8").splitlines():
        mark = REGION.search(line)
        if mark:
            hidden = mark[1] == "BEGIN"
        else:
            (inside if hidden else outside).add(line.strip())
    yield from sorted(line for line in inside - outside if line)


def leaks(solution: Path, exercise: Path) -> list[str]:
    """Return the lines of the exercise's cells that should have stayed in the solution."""
    notebook = nbformat.read(exercise, as_version=4)
    shown = {line.strip() for cell in notebook.cells for line in cell.source.splitlines()}
    return [line for line in secrets(solution) if line in shown]


def make(solutions: Path, exercises: Path) -> list[str]:
    """Make all exercises; return the names of those that have changed or gone.

    Raises SolutionError, and changes nothing, when a solution is wrong or an answer would leak.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        names = write_sources(solutions, root / "source")
        release(root, names)
        changed = []
        for name in names:
            made = root / "release" / name / f"{name}.ipynb"
            leaking = leaks(solutions / f"{name}.md", made)
            if leaking:
                raise SolutionError(f"{name} would give away: {leaking[0]!r}")
        for name in names:
            made = root / "release" / name / f"{name}.ipynb"
            there = exercises / name / made.name
            if not there.is_file() or there.read_bytes() != made.read_bytes():
                there.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(made, there)
                changed.append(name)
    for old in sorted(path for path in exercises.glob("*") if path.is_dir()):
        if old.name not in names:
            shutil.rmtree(old)
            changed.append(old.name)
    return changed


def main() -> None:
    """Make the exercises, or the instructor's notebooks."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--source", type=Path, help="write the instructor's notebooks here")
    options = parser.parse_args()
    try:
        if options.source:
            names = write_sources(ROOT / "solutions", options.source)
            print(f"{options.source}: {', '.join(names)}")
        else:
            changed = make(ROOT / "solutions", ROOT / "exercises")
            print(f"Exercises: {', '.join(changed) or 'nothing'} changed.")
    except (SolutionError, yaml.YAMLError) as error:
        sys.exit(f"No exercises made. {error}")


if __name__ == "__main__":
    main()
