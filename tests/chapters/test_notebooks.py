"""Each chapter as a notebook: plain Markdown, and every cell runs."""

import re
import sys
from pathlib import Path

import jupytext
import nbclient
import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))
from flatten_chapter import Book, Flattener, flatten  # noqa: E402

CHAPTERS = sorted((ROOT / "chapters").glob("[0-9]*.md"))
BOOK = Book(ROOT / "chapters", ROOT / "references.bib")
each_chapter = pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
MYST = re.compile(r"^(?::{3,}|`{3,}\{)|\{[\w:]+\}`|^\([\w-]+\)=|\$\$ *\([\w-]+\)", re.MULTILINE)


@each_chapter
def test_nothing_is_left_that_plain_jupyter_does_not_know(path):
    notebook = flatten(path, BOOK, "0")
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            assert not MYST.search(cell.source), cell.source
            assert cell.source.count("<details>") == cell.source.count("</details>")


@each_chapter
def test_code_that_the_page_hides_is_folded_and_the_rest_is_not(path):
    tags = {"remove-input", "hide-input"}
    cells = [cell for cell in jupytext.read(path).cells if cell.cell_type == "code"]
    hidden = {cell.source for cell in cells if tags & set(cell.metadata.get("tags", []))}
    for cell in flatten(path, BOOK, "0").cells:
        if cell.cell_type == "code":
            assert cell.metadata.get("jupyter", {}) == (
                {"source_hidden": True} if cell.source in hidden else {}
            )
            # What is to be learned from stands open; figures, questions and drawings need not.
            drawn = re.search(r"backprop\.widgets|GraphStepper|show_source|plt\.show", cell.source)
            assert drawn or cell.source not in hidden
            assert "CheckYourself(" not in cell.source or cell.source in hidden


@each_chapter
def test_code_fits_beside_the_contents_of_the_page(path):
    notebook = flatten(path, BOOK, "0")
    shown = [
        cell.source
        for cell in notebook.cells[2:]
        if cell.cell_type == "code" and "jupyter" not in cell.metadata
    ]
    assert shown
    assert [line for source in shown for line in source.splitlines() if len(line) > 78] == []


@pytest.mark.notebooks
@each_chapter
def test_every_cell_runs(path, tmp_path):
    notebook = flatten(path, BOOK, "0")
    client = nbclient.NotebookClient(
        notebook, timeout=180, resources={"metadata": {"path": str(tmp_path)}}
    )
    client.execute()
    errors = [
        output
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if output.output_type == "error" or output.get("name") == "stderr"
    ]
    assert errors == []


def flat(text):
    return Flattener(BOOK, "01_nudge").flat(text)


@pytest.mark.parametrize(
    ("myst", "plain"),
    [
        (":::{note}\nMind.\n:::", "> **Note**\n>\n> Mind."),
        (
            ":::{admonition} A `box`\n:class: dropdown\n\nInside.\n:::",
            "<details>\n<summary><b>A <code>box</code></b></summary>\n\nInside.\n\n</details>",
        ),
        ("$$\nx\n$$ (one-sided)", "$$\nx \\tag{1}\n$$"),
        ("By {eq}`central`.", "By (2)."),
        ("By {eq}`first-weight`.", "By (3) of [2 · Chain](02_chain_rule.ipynb)."),
        ("See {doc}`03_graphs`.", "See [3 · Graph](03_graphs.ipynb)."),
        ("See {doc}`this <03_graphs>`.", "See [this](03_graphs.ipynb)."),
        ("Known {cite}`griewank2008`.", "Known (Griewank and Walther, 2008)."),
        ("{cite:t}`rumelhart1986` say", "Rumelhart et al. (1986) say"),
        ("(target)=\n\n# Title", "# Title"),
    ],
)
def test_what_becomes_of_mysts_own_syntax(myst, plain):
    assert flat(myst) == plain


@pytest.mark.parametrize("unknown", ["{nosuchrole}`x`", ":::{nosuchdirective}\nx\n:::"])
def test_what_has_no_plain_form_is_an_error_and_not_left_standing(unknown):
    with pytest.raises(ValueError, match="01_nudge: no rule for the"):
        flat(unknown)


def test_a_work_that_is_nowhere_is_an_error():
    with pytest.raises(ValueError, match="'nobody1999' is cited"):
        flat("{cite}`nobody1999`")
