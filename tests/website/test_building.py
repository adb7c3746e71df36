"""A book that is wrong is not built, and says why; one that has not changed is not built again."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.site
HEAD = (ROOT / "chapters" / "01_nudge.md").read_text().split("---")[1]


@pytest.fixture
def small_book(tmp_path):
    """Return a function that builds a book of one chapter with this text."""
    source = tmp_path / "book"
    (source / "chapters").mkdir(parents=True)
    shutil.copytree(ROOT / "website", source / "website")
    for name in ("_config.yml", "references.bib"):
        shutil.copy(ROOT / name, source)
    (source / "index.md").write_text("# A book\n\n{doc}`chapters/one`\n")
    (source / "_toc.yml").write_text(
        "format: jb-book\nroot: index\nchapters:\n  - file: chapters/one\n"
    )

    def build(text, head=HEAD):
        (source / "chapters" / "one.md").write_text(f"---{head}---\n\n# One\n\n{text}\n")
        return subprocess.run(
            [sys.executable, "tools/build_book.py", "--source", source, "--output",
             tmp_path / "out" / "site"],
            cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip

    return build


def test_a_book_that_is_right_is_built_once_and_then_left(small_book):
    good = "Fine: $x^2$.\n\n```{code-cell} ipython3\n1 + 1\n```"
    first = small_book(good)
    assert first.returncode == 0, first.stderr
    assert "The book is built" in first.stdout
    assert "up to date" in small_book(good).stdout
    assert "The book is built" in small_book("Changed. " + good).stdout


def test_a_page_that_has_left_the_book_is_not_published_any_more(small_book, tmp_path):
    assert small_book("Fine.").returncode == 0
    site = tmp_path / "out" / "site"
    assert (site / "chapters" / "one.html").is_file()
    toc = tmp_path / "book" / "_toc.yml"
    (tmp_path / "book" / "chapters" / "two.md").write_text("# Two\n\nInstead.\n")
    (tmp_path / "book" / "index.md").write_text("# A book\n\n{doc}`chapters/two`\n")
    toc.write_text(toc.read_text().replace("one", "two"))
    assert small_book("Fine.").returncode == 0
    assert (site / "chapters" / "two.html").is_file()
    assert not (site / "chapters" / "one.html").exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("```{code-cell} ipython3\n1 / 0\n```", "ZeroDivisionError"),
        ("See {doc}`nowhere`.", "nowhere"),
        ("See {eq}`no-such-equation`.", "no-such-equation"),
        ("As shown in {cite}`nobody1999`.", "nobody1999"),
        ("$$\n\\frac{1}{\n$$", "in: \\frac{1}{"),
        ("A formula $\\nosuchcommand$.", "nosuchcommand"),
        ("{download}`gone <../exercises/gone.ipynb>`", "gone.ipynb"),
        (
            "```{code-cell} ipython3\nimport ipywidgets\nipywidgets.IntSlider()\n```",
            "not one of the course's figures",
        ),
        ("```{code-cell} ipython3\nimport warnings\nwarnings.warn('loud')\n```", "stderr"),
    ],
)
def test_a_mistake_ends_the_build_and_is_named(text, words, small_book):
    run = small_book(text)
    assert run.returncode != 0
    assert words in run.stderr + run.stdout


def test_a_notebook_without_kernel_metadata_is_refused_in_words(small_book):
    run = small_book("```{code-cell} ipython3\n1\n```", head="\ntitle: x\n")
    assert run.returncode != 0
    assert "one.md has code cells but no kernelspec" in run.stderr


def test_the_same_build_gives_the_same_pages(small_book, tmp_path):
    text = (
        "```{code-cell} ipython3\n:tags: [remove-input]\n"
        "from backprop.widgets import NudgeExplorer\nNudgeExplorer()\n```"
    )
    page = tmp_path / "out" / "site" / "chapters" / "one.html"
    assert small_book(text).returncode == 0
    first = page.read_text()
    shutil.rmtree(tmp_path / "out")
    assert small_book(text).returncode == 0
    assert page.read_text() == first
