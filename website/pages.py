"""Make the pages light and quiet: nothing is loaded that a page does not use."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

ROOT = Path(__file__).parents[1]
# Drawn by <msqrt> and <mroot>, without standing in the text.
ROOT_SIGN = 0x221A
# script or style -> what a page that needs it contains
NEEDED_BY = {
    "copybutton": "highlight",
    "clipboard": "highlight",
    "togglebutton": "dropdown",
    "mystnb": "cell",
    "mystnb_js": "",
    "design-tabs": "sd-tab",
    "sphinx-design": "sd-",
    "sphinx_highlight": None,
    "bibtex": "citation",
    "sphinx-thebe": None,
}
# A line may break after a formula, but not before the comma that belongs to it.
FORMULA_WITH_STOP = re.compile(r"(<math>(?:(?!</math>).)*</math>)([.,;:!?)]+)", re.DOTALL)
# What extensions write, and what a screen reader can make sense of.
MENDED = {
    ' aria-label="Toggle hidden content"': "",
    'role="doc-biblioentry"': 'role="listitem"',
}


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register with Sphinx."""
    # Jupyter Book sets these for extensions that this book leaves out.
    for name in ("comments_config", "use_thebe_lite", "thebe_config"):
        if name not in app.config:
            app.add_config_value(name, {}, "")
    # A change of the figures or of this folder writes all pages again.
    app.add_config_value("website_version", "", "html")
    app.connect("html-page-context", trim, priority=950)
    app.connect("html-page-context", link_notebook, priority=960)
    app.connect("build-finished", finish)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def trim(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any
) -> None:
    """Drop the scripts and styles that this page does not use; let no script hold up the rest."""
    body = context.get("body", "") or ""
    for files in (context["script_files"], context["css_files"]):
        # In place, and copies: Sphinx hands the same objects to every page.
        files[:] = [
            deferred(file, pagename)
            for file in files
            if pagename == "search" or is_needed(str(getattr(file, "filename", file) or ""), body)
        ]
    for theirs, ours in MENDED.items():
        body = body.replace(theirs, ours)
    body = FORMULA_WITH_STOP.sub(r'<span class="with-formula">\1\2</span>', body)
    if "body" in context:
        context["body"] = body


def deferred(file: Any, pagename: str) -> Any:
    """Return a script that waits for the page, where nothing in the page waits for it."""
    name = str(getattr(file, "filename", "") or "")
    if not name.endswith(".js") or pagename == "search" or "documentation_options" in name:
        return file
    attributes = {"defer": "defer", **file.attributes}
    return type(file)(file.filename, priority=file.priority, **attributes)


def is_needed(filename: str, body: str) -> bool:
    """Return whether a page with this body uses this script or style."""
    name = Path(filename.split("?")[0]).name.split(".")[0]
    if name not in NEEDED_BY:
        return True
    mark = NEEDED_BY[name]
    return mark is not None and mark in body


def link_notebook(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any
) -> None:
    """Offer the chapter as a notebook, in place of the theme's own buttons."""
    if "header_buttons" not in context:
        return
    buttons = [b for b in context["header_buttons"] if b.get("label") != "download-buttons"]
    if pagename.startswith("chapters/") and is_notebook(app, pagename):
        stem = pagename.rpartition("/")[2]
        buttons.insert(
            0,
            {
                "type": "link",
                "url": context["pathto"](f"notebooks/{stem}.ipynb", 1),
                "icon": "fas fa-download",
                "text": "Notebook",
                "label": "download-notebook",
            },
        )
    context["header_buttons"] = buttons


def is_notebook(app: Sphinx, pagename: str) -> bool:
    """Return whether the page has code cells."""
    source = Path(app.srcdir) / f"{pagename}.md"
    return source.is_file() and "{code-cell}" in source.read_text(encoding="utf-8")


def finish(app: Sphinx, error: Exception | None) -> None:
    """Keep of the icon font what the pages use, and remove what no page loads."""
    if error is not None or app.builder.name != "html":
        return
    out = Path(app.outdir)
    pages = "".join(path.read_text(encoding="utf-8") for path in out.glob("**/*.html"))
    subset_icons(out, pages)
    subset_mathematics(out, pages)
    for unused in (
        "_static/scripts/fontawesome.js",
        *(f"_static/vendor/fontawesome/webfonts/{name}" for name in UNUSED_FONTS),
    ):
        (out / unused).unlink(missing_ok=True)
    for source_map in out.glob("_static/**/*.map"):
        source_map.unlink()
    for script in (out / "_static" / "scripts").glob("*.js"):
        text = script.read_text(encoding="utf-8")
        script.write_text(re.sub(r"\n?//# sourceMappingURL=\S+\s*\Z", "\n", text))
    (out / "robots.txt").write_text("User-agent: *\nAllow: /\n")


UNUSED_FONTS = [
    f"fa-{name}.{kind}"
    for name in ("brands-400", "regular-400", "v4compatibility", "solid-900")
    for kind in ("woff2", "ttf")
    if (name, kind) != ("solid-900", "woff2")
]


def subset_icons(out: Path, pages: str) -> None:
    """Reduce the theme's icon font (156 KB) to the icons that stand on the pages."""
    import pydata_sphinx_theme

    theme = Path(pydata_sphinx_theme.__file__).parent / "theme" / "pydata_sphinx_theme" / "static"
    style = (theme / "styles" / "pydata-sphinx-theme.css").read_text(encoding="utf-8")
    used = set(re.findall(r"\bfa-[a-z0-9-]+", pages))
    codes = {
        int(code, 16)
        for names, code in re.findall(r'([^{}]*)\{(?:--fa:|content:)"\\([0-9a-f]+)', style)
        if used & set(re.findall(r"fa-[a-z0-9-]+", names))
    }
    # Icons that the theme's own style uses have no class; they stand in it as they are.
    codes |= {ord(icon) for icon in re.findall(r'--pst-icon-[a-z-]+:"(.)"', style)}
    name = "vendor/fontawesome/webfonts/fa-solid-900.woff2"
    subset(theme / name, out / "_static" / name, codes)


def subset_mathematics(out: Path, pages: str) -> None:
    """Reduce the font of the formulas to the characters that stand in formulas."""
    name = "fonts/backprop-math.woff2"
    if not (out / "_static" / name).is_file():
        return
    codes = {ROOT_SIGN, *in_formulas(pages)}
    subset(ROOT / "website" / "static" / name, out / "_static" / name, codes)
    shutil.copy(ROOT / "node_modules" / "temml" / "dist" / "Temml.woff2", out / "_static" / "fonts")


def in_formulas(pages: str) -> Iterator[int]:
    """Yield the code points of all formulas, with the italics that browsers make of letters."""
    for formula in re.findall(r"<math\b.*?</math>", pages, re.DOTALL):
        for letter in re.findall(r"<mi>([^<])</mi>", formula):
            yield italic(letter)
        for text in re.findall(r">([^<]+)<", formula):
            yield from map(ord, html.unescape(text))


def italic(letter: str) -> int:
    """Return the code point of a letter in mathematical italics (MathML Core, math-auto)."""
    if letter == "h":
        return 0x210E  # Planck's constant had the letter before Unicode had the alphabet
    for first, last, start in ((0x41, 0x5A, 0x1D434), (0x61, 0x7A, 0x1D44E),
                               (0x391, 0x3A9, 0x1D6E2), (0x3B1, 0x3C9, 0x1D6FC)):  # fmt: skip
        if first <= ord(letter) <= last:
            return start + ord(letter) - first
    special = {"∂": 0x1D715, "∇": 0x1D6FB, "ϕ": 0x1D719, "ϵ": 0x1D716, "ϑ": 0x1D717}
    return special.get(letter, ord(letter))


def subset(source: Path, target: Path, codes: set[int]) -> None:
    """Write the glyphs of these code points, and what grows out of them, as WOFF2."""
    from fontTools import subset as fonts

    options = fonts.Options(
        flavor="woff2", layout_features=["ssty"], hinting=False, ignore_missing_unicodes=True
    )
    font = fonts.load_font(str(source), options)
    worker = fonts.Subsetter(options)
    worker.populate(unicodes=codes)
    worker.subset(font)
    fonts.save_font(font, str(target), options)
