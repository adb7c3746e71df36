"""Make of each chapter a notebook that reads well in plain JupyterLab.

MyST's own syntax means nothing there: admonitions become quotations, folded ones `<details>`,
equations carry their numbers, references and citations become words and links.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jupytext
import nbformat

ROOT = Path(__file__).parents[1]
FENCE = re.compile(
    r"^(?P<fence>`{3,}|:{3,})\{(?P<name>[\w:-]+)\}[ ]*(?P<title>[^\n]*)\n"
    r"(?P<body>.*?)^(?P=fence)[ ]*$",
    re.MULTILINE | re.DOTALL,
)
OPTION = re.compile(r"\A(?::(?P<name>[\w-]+):[ ]*(?P<value>[^\n]*)\n)")
DISPLAY = re.compile(r"\$\$(?P<tex>.+?)\$\$(?:[ ]*\((?P<label>[\w:-]+)\))?", re.DOTALL)
ROLE = re.compile(r"\{(?P<name>[\w:]+)\}`(?P<text>[^`]+)`")
TITLED = re.compile(r"\A(?P<text>.*?)\s*<(?P<target>[^<>]+)>\Z", re.DOTALL)
CALLOUTS = {"note", "tip", "important", "warning", "hint", "seealso", "caution", "attention"}
FIRST = """\
try:
    import backprop
except ImportError:
    raise ImportError(
        "This notebook needs the course's library. Beside it lies a wheel: "
        'pip install "backprop_course-{version}-py3-none-any.whl[widgets,plots]"'
    ) from None"""


class Book:
    """What chapters refer to in one another: titles, equations, works."""

    def __init__(self, chapters: Path, bibliography: Path) -> None:
        self.titles: dict[str, str] = {}
        self.equations: dict[str, tuple[str, int]] = {}
        self.targets: dict[str, tuple[str, str]] = {}
        for path in sorted(chapters.glob("*.md")):
            text = path.read_text(encoding="utf-8")
            self.titles[path.stem] = (re.findall(r"^# (.+)$", text, re.MULTILINE) or [path.stem])[0]
            for number, label in enumerate(_labels(text), start=1):
                self.equations[label] = (path.stem, number)
            for label, title in re.findall(r"^\(([\w:-]+)\)=\n+#+ (.+)$", text, re.MULTILINE):
                self.targets[label] = (path.stem, title)
        self.works: Any = {}
        if bibliography.is_file():
            from pybtex.database import parse_file

            self.works = parse_file(str(bibliography)).entries

    def work(self, key: str) -> str:
        """Return a work as a citation reads, such as "Griewank and Walther (2008)"."""
        if key not in self.works:
            raise ValueError(f"{key!r} is cited but stands in no bibliography.")
        entry = self.works[key]
        names = [" ".join([*p.prelast_names, *p.last_names]) for p in entry.persons["author"]]
        who = " and ".join(names) if len(names) < 3 else f"{names[0]} et al."
        return f"{who} ({entry.fields['year']})".replace("{", "").replace("}", "")

    def reference(self, key: str) -> str:
        """Return a work as a list of references has it."""
        from pybtex.database import BibliographyData
        from pybtex.plugin import find_plugin

        style = find_plugin("pybtex.style.formatting", "plain")()
        entry = next(iter(style.format_bibliography(BibliographyData({key: self.works[key]}))))
        return entry.text.render(find_plugin("pybtex.backends", "markdown")())


def _labels(text: str) -> Iterator[str]:
    for match in re.finditer(
        r"\$\$.+?\$\$[ ]*\((?P<a>[\w:-]+)\)|\{math\}[^\n]*\n:label:[ ]*(?P<b>[\w:-]+)",
        text,
        re.DOTALL,
    ):
        yield match["a"] or match["b"]


class Flattener:
    """Turns the Markdown cells of one chapter into plain Markdown."""

    def __init__(self, book: Book, stem: str) -> None:
        self.book, self.stem = book, stem
        self.cited: list[str] = []

    def flat(self, text: str) -> str:
        """Return one cell's text without MyST's own syntax."""
        text = FENCE.sub(self._directive, text)
        text = DISPLAY.sub(self._equation, text)
        text = re.sub(r"^\([\w:-]+\)=\n+", "", text, flags=re.MULTILINE)
        text = re.sub(r"^%[^\n]*\n?", "", text, flags=re.MULTILINE)
        return ROLE.sub(self._role, text).strip()

    def _directive(self, match: re.Match[str]) -> str:
        name, title, body = match["name"], match["title"].strip(), match["body"]
        options = {}
        while option := OPTION.match(body):
            options[option["name"]] = option["value"].strip()
            body = body[option.end() :]
        body = self.flat(body)
        if name == "math":
            return self._numbered(body, options.get("label"))
        if name == "admonition" or name in CALLOUTS:
            title = self.flat(title) or name.capitalize()
            if "dropdown" in options.get("class", ""):
                return (
                    f"<details>\n<summary><b>{_html(title)}</b></summary>\n\n{body}\n\n</details>"
                )
            return "\n".join(f"> {line}".rstrip() for line in f"**{title}**\n\n{body}".split("\n"))
        if name in {"figure", "image"}:
            return f"![{options.get('alt', '')}]({title})\n\n{body}".strip()
        if name == "bibliography":
            return ""
        raise ValueError(f"{self.stem}: no rule for the directive {{{name}}} in a plain notebook.")

    def _equation(self, match: re.Match[str]) -> str:
        return self._numbered(match["tex"].strip("\n"), match["label"])

    def _numbered(self, tex: str, label: str | None) -> str:
        tag = f" \\tag{{{self.book.equations[label][1]}}}" if label else ""
        return f"$$\n{tex.strip()}{tag}\n$$"

    def _role(self, match: re.Match[str]) -> str:
        name, content = match["name"], match["text"]
        titled = TITLED.match(content)
        words, target = (titled["text"], titled["target"]) if titled else ("", content)
        rules: dict[str, Callable[[str, str], str]] = {
            "eq": self._eq, "doc": self._doc, "ref": self._ref, "download": self._download,
        }  # fmt: skip
        if name.startswith("cite"):
            return self._cite(name, target)
        if name not in rules:
            raise ValueError(f"{self.stem}: no rule for the role {{{name}}} in a plain notebook.")
        return rules[name](words, target)

    def _eq(self, words: str, target: str) -> str:
        stem, number = self.book.equations[target]
        return f"({number})" if stem == self.stem else f"({number}) of {self._doc('', stem)}"

    def _doc(self, words: str, target: str) -> str:
        stem = Path(target).name.removesuffix(".md")
        return f"[{words or self.book.titles.get(stem, stem)}]({stem}.ipynb)"

    def _ref(self, words: str, target: str) -> str:
        stem, title = self.book.targets[target]
        link = "" if stem == self.stem else f"{stem}.ipynb"
        anchor = re.sub(r"\s+", "-", title)
        return f"[{words or title}]({link}#{anchor})"

    def _download(self, words: str, target: str) -> str:
        # A chapter and its exercise have the same name: exercises lie in a folder of theirs.
        folder = "exercises/" if "exercises/" in target else ""
        return f"[{words or Path(target).name}]({folder}{Path(target).name})"

    def _cite(self, name: str, target: str) -> str:
        keys = [key.strip() for key in target.split(",")]
        self.cited += [key for key in keys if key not in self.cited]
        words = "; ".join(self.book.work(key) for key in keys)
        if name in {"cite:t", "cite:ts"}:
            return words
        return "(" + re.sub(r" \((\d+)\)", r", \1", words) + ")"


def _html(text: str) -> str:
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", text)


def flatten(path: Path, book: Book, version: str) -> nbformat.NotebookNode:
    """Return the chapter as a notebook; raises ValueError for syntax that has no plain form."""
    source = jupytext.read(path)
    flattener = Flattener(book, path.stem)
    cells = []
    for cell in source.cells:
        if cell.cell_type == "markdown":
            text = flattener.flat(cell.source)
            if text:
                cells.append(nbformat.v4.new_markdown_cell(text))
        else:
            hidden = {"remove-input", "hide-input"} & set(cell.metadata.get("tags", []))
            metadata = {"jupyter": {"source_hidden": True}} if hidden else {}
            cells.append(nbformat.v4.new_code_cell(cell.source, metadata=metadata))
    cells.insert(1, nbformat.v4.new_code_cell(FIRST.format(version=version)))
    if flattener.cited:
        works = "\n".join(f"- {book.reference(key)}" for key in sorted(flattener.cited))
        cells.append(nbformat.v4.new_markdown_cell(f"## References\n\n{works}"))
    for i, cell in enumerate(cells):
        cell["id"] = f"cell-{i}"
    kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    notebook = nbformat.v4.new_notebook(
        cells=cells, metadata={"kernelspec": kernel, "language_info": {"name": "python"}}
    )
    nbformat.validate(notebook)
    return notebook


def flatten_all(chapters: Path, target: Path) -> list[Path]:
    """Write a notebook for every chapter with code cells; return their paths."""
    from importlib.metadata import version

    book = Book(chapters, chapters.parent / "references.bib")
    target.mkdir(parents=True, exist_ok=True)
    written = []
    for path in sorted(chapters.glob("*.md")):
        if "{code-cell}" not in path.read_text(encoding="utf-8"):
            continue
        written.append(target / f"{path.stem}.ipynb")
        nbformat.write(flatten(path, book, version("backprop-course")), written[-1])
    return written


def main() -> None:
    """Write the notebooks of all chapters into a folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("target", type=Path)
    for path in flatten_all(ROOT / "chapters", parser.parse_args().target):
        print(path)


if __name__ == "__main__":
    main()
