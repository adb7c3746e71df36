"""Build the book into build/site, a folder to publish as it is.

A cell that fails, a broken reference and a missing citation end the build with an error.
When nothing has changed since the last build, nothing is done.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]
BOOK = ["_config.yml", "_toc.yml", "index.md", "references.bib", "chapters", "exercises"]
# What the cells run: a change of these runs all chapters again.
LIBRARY = ["backprop", "requirements.lock"]
# What draws the pages: a change of these writes all pages again.
PAGES = [
    "website",
    "figures",
    "package-lock.json",
    "tools/build_book.py",
    "tools/flatten_chapter.py",
]


def digest(paths: Iterable[Path]) -> str:
    """Return a hash of files and of all files in folders: where each lies, and what is in it.

    What is made from the others (bytecode, and the figures built into the library) is left out.
    """
    total = hashlib.sha256()
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            made = file.suffix == ".pyc" or file.is_relative_to(ROOT / "backprop/widgets/static")
            if file.is_file() and not made:
                place = file.relative_to(path.parent).as_posix()
                total.update(f"{place} {file.stat().st_size}\n".encode())
                total.update(file.read_bytes())
    return total.hexdigest()[:16]


def check_kernels(source: Path) -> None:
    """Exit, naming the file, when a chapter with code cells does not say what runs them."""
    for path in sorted(source.glob("chapters/*.md")):
        text = path.read_text(encoding="utf-8")
        head = text.split("---")[1] if text.startswith("---") else ""
        if "{code-cell}" in text and "kernelspec" not in head:
            sys.exit(
                f"{path.relative_to(source)} has code cells but no kernelspec, so nothing would "
                "run them; begin it as chapters/01_nudge.md begins."
            )


def build(source: Path, output: Path) -> None:
    """Build the book in `source` into `output`; exits with an error when something is wrong."""
    # Jupyter Book is slow to import: only when there is something to do.
    from flatten_chapter import flatten_all
    from jupyter_book.sphinx import build_sphinx

    check_kernels(source)
    work = output.parent / f".{output.name}"
    cell_key = digest(ROOT / name for name in LIBRARY)
    overrides = {
        "nb_execution_cache_path": str(work / "cells" / cell_key),
        "nitpicky": True,
        "latex_individualpages": False,  # Jupyter Book expects to be told
        "website_version": digest(ROOT / name for name in PAGES),
    }
    # Cells compute the same numbers with one thread as with many, but not the same last digits.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    for old in (work / "cells").glob("*"):
        if old.name != cell_key:
            shutil.rmtree(old)
    remove_old_pages(output, work / "pages", digest([source / "_toc.yml"]))
    problem = build_sphinx(
        source,
        output,
        path_config=source / "_config.yml",
        confoverrides=overrides,
        doctreedir=str(work / "doctrees"),
        warningiserror=True,
        keep_going=True,
        noconfig=True,
        quiet=True,
    )
    if isinstance(problem, Exception):
        raise problem
    if problem:
        sys.exit("The book is not built: what is wrong stands above.")
    flatten_all(source / "chapters", output / "notebooks")
    offer_downloads(source, output / "notebooks")
    (output / ".nojekyll").touch()


def remove_old_pages(output: Path, stamp: Path, contents: str) -> None:
    """Empty the output when the table of contents is another one: Sphinx leaves pages behind."""
    if not stamp.is_file() or stamp.read_text() != contents:
        shutil.rmtree(output, ignore_errors=True)
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(contents)


def offer_downloads(source: Path, notebooks: Path) -> None:
    """Lay the exercises and the library's wheel beside the chapters' notebooks."""
    (notebooks / "exercises").mkdir(exist_ok=True)
    for exercise in source.glob("exercises/*/*.ipynb"):
        shutil.copy(exercise, notebooks / "exercises")
    for old in notebooks.glob("*.whl"):
        old.unlink()
    pip = [sys.executable, "-m", "pip", "wheel", "-qq", "--disable-pip-version-check"]
    here = ["--no-deps", "--no-build-isolation", "--wheel-dir", str(notebooks), str(ROOT)]
    subprocess.run([*pip, *here], check=True)


def main() -> None:
    """Build, unless nothing has changed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--source", type=Path, default=ROOT)
    parser.add_argument("--output", type=Path, default=ROOT / "build" / "site")
    options = parser.parse_args()
    source, output = options.source.resolve(), options.output.resolve()
    stamp = output.parent / f".{output.name}" / "built"
    inputs = [source / name for name in BOOK if (source / name).exists()]
    state = digest([*inputs, *(ROOT / name for name in [*LIBRARY, *PAGES])])
    if stamp.is_file() and stamp.read_text() == state and (output / "index.html").is_file():
        print(f"The book is up to date: {output}")
        return
    stamp.unlink(missing_ok=True)
    build(source, output)
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(state)
    print(f"The book is built: {output}")


if __name__ == "__main__":
    main()
