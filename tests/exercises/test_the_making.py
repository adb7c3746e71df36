"""Exercises are what their solutions make, to the byte, and give nothing away."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import make_exercises  # noqa: E402
from make_exercises import SolutionError, instructor_notebook, leaks, make  # noqa: E402

EXERCISES = sorted(path.stem for path in (ROOT / "solutions").glob("*.md"))


def test_exercises_are_what_the_solutions_make_to_the_byte(tmp_path):
    make(ROOT / "solutions", tmp_path)
    made = {p.relative_to(tmp_path): p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    there = {
        p.relative_to(ROOT / "exercises"): p.read_bytes()
        for p in (ROOT / "exercises").rglob("*")
        if p.is_file() and ".ipynb_checkpoints" not in p.parts
    }
    assert made == there, "run `make exercises` and commit what it makes"


def test_a_second_making_changes_nothing(tmp_path):
    make(ROOT / "solutions", tmp_path)
    assert make(ROOT / "solutions", tmp_path) == []


def test_what_has_no_solution_any_more_is_removed(tmp_path):
    (tmp_path / "99_gone").mkdir()
    assert "99_gone" in make(ROOT / "solutions", tmp_path)
    assert not (tmp_path / "99_gone").exists()


@pytest.mark.parametrize("name", EXERCISES)
def test_nothing_is_given_away(name):
    solution, exercise = ROOT / "solutions" / f"{name}.md", ROOT / "exercises" / name
    assert len(list(make_exercises.secrets(solution))) > 3
    assert leaks(solution, exercise / f"{name}.ipynb") == []
    assert [path.name for path in exercise.iterdir() if path.is_file()] == [f"{name}.ipynb"]


def test_a_planted_leak_is_seen(tmp_path):
    name = EXERCISES[0]
    notebook = nbformat.read(ROOT / "exercises" / name / f"{name}.ipynb", as_version=4)
    solution = ROOT / "solutions" / f"{name}.md"
    secret = next(make_exercises.secrets(solution))
    notebook.cells[0].source += f"\n    {secret}"
    nbformat.write(notebook, tmp_path / "leaky.ipynb")
    assert leaks(solution, tmp_path / "leaky.ipynb") == [secret]


@pytest.mark.parametrize("name", EXERCISES)
def test_it_reads_in_any_jupyter(name):
    notebook = nbformat.read(ROOT / "exercises" / name / f"{name}.ipynb", as_version=4)
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    assert not re.search(r"^(:{3,}|`{3,}\{)|\{\w+\}`", text, re.MULTILINE), "MyST's own syntax"
    assert text.count("<summary>Hint 3") >= 1, "hints in three steps"
    assert text.count("<details>") == text.count("</details>")


@pytest.mark.parametrize("name", EXERCISES)
def test_the_points_that_it_announces_are_those_that_can_be_had(name):
    notebook = instructor_notebook(ROOT / "solutions" / f"{name}.md")
    points = sum(cell.metadata.get("nbgrader", {}).get("points", 0) for cell in notebook.cells)
    assert re.search(rf"\*\d+ minutes, {points} points", notebook.cells[0].source), points


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("kernelspec:\n  name: python3\n  display_name: Python 3 (ipykernel)\n  language: python\n", ""),
         "has no kernelspec, so nothing could run it"),
        ((":test: add_rows_values", ":test: add_rows_shape"), "the name 'add_rows_shape' is taken"),
        ((":points: 1\n\n_X", "\n_X"), "a test has points, and nothing else has any"),
        ((":test: add_rows_shape\n", ""), "has points but no `:test: name`"),
        (("    ### END SOLUTION\n", ""), "a region begins without an end"),
        ((":solution: add_rows\n", ""), "has a region but no `:solution:`"),
    ],
)  # fmt: skip
def test_a_solution_that_is_wrong_is_refused_in_words_and_nothing_is_lost(change, words, tmp_path):
    solutions, exercises = tmp_path / "solutions", tmp_path / "exercises"
    solutions.mkdir()
    text = (ROOT / "solutions" / "00_start.md").read_text()
    assert change[0] in text
    (solutions / "00_start.md").write_text(text.replace(*change, 1))
    shutil.copytree(ROOT / "exercises" / "00_start", exercises / "00_start")
    before = (exercises / "00_start" / "00_start.ipynb").read_bytes()
    with pytest.raises(SolutionError, match=re.escape(words)) as refused:
        make(solutions, exercises)
    assert "00_start.md" in str(refused.value)
    assert (exercises / "00_start" / "00_start.ipynb").read_bytes() == before


@pytest.mark.exercises
def test_the_formgrader_opens(tmp_path, free_port):
    """The instructor's pages answer, from the configuration in the repository."""
    import os
    import time
    import urllib.error
    import urllib.request

    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    shutil.copytree(ROOT / "tools", tmp_path / "tools")
    make_exercises.write_sources(ROOT / "solutions", tmp_path / "course" / "source")
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyter", "lab", "--no-browser", f"--port={free_port}",
         "--ServerApp.token=", "--ServerApp.password=", "--allow-root"],
        cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    address = f"http://127.0.0.1:{free_port}/formgrader/api/assignments"
    try:
        for _ in range(120):
            try:
                answer = urllib.request.urlopen(address, timeout=10).read().decode()
                break
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.5)
        else:
            pytest.fail("the formgrader did not answer within a minute")
    finally:
        server.terminate()
        server.wait(timeout=20)
    assert all(f'"{name}"' in answer for name in EXERCISES), answer
