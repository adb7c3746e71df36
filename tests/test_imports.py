"""Who may import whom: read from the files, so that a new import cannot slip in."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# folder -> what its files may import beside the standard library
ALLOWED = {
    "backprop": {"numpy", "backprop"},
    "backprop/plots.py": {"numpy", "matplotlib"},
    "backprop/widgets": {"anywidget", "ipywidgets", "traitlets", "numpy", "backprop"},
}


def imported(source):
    """Return the top-level names and the full names that `source` imports."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def not_allowed(name, source):
    rule = max((rule for rule in ALLOWED if name.startswith(rule)), key=len)
    return {
        full
        for full in imported(source)
        if full.split(".")[0] not in ALLOWED[rule] | sys.stdlib_module_names
        or (rule == "backprop/widgets" and full.startswith("backprop.plots"))
        or (rule == "backprop" and full.startswith("backprop.widgets"))
    }


@pytest.mark.parametrize(
    "name", [str(path.relative_to(ROOT)) for path in (ROOT / "backprop").rglob("*.py")]
)
def test_the_library_imports_only_what_it_may(name):
    assert not not_allowed(name, (ROOT / name).read_text())


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("backprop/nudge.py", "import scipy"),
        ("backprop/nudge.py", "def f():\n    from matplotlib import pyplot"),
        ("backprop/nudge.py", "from backprop.widgets import NudgeExplorer"),
        ("backprop/widgets/a.py", "from backprop.plots import style"),
        ("backprop/plots.py", "import anywidget"),
    ],
)
def test_a_forbidden_import_is_seen(name, source):
    assert not_allowed(name, source)
