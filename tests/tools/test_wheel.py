"""The wheel, installed elsewhere: it holds the figures, and needs nothing of the repository."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
USE = """
import sys
sys.path.insert(0, {target!r})
import backprop, backprop.data, backprop.widgets as widgets
assert backprop.__file__.startswith({target!r}), backprop.__file__
for name in widgets.__all__:
    figure = getattr(widgets, name)
    if isinstance(figure, type):
        source = str(figure._esm)
        assert "render" in source and len(source) > 1000, name
        assert ".bp" in str(figure._css), name
print(widgets.NudgeExplorer(x=2.0).numbers()["derivative"])
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Build in a copy: the build writes where other tests read."""
    copy = tmp_path_factory.mktemp("copy") / "project"
    copy.mkdir()
    for name in ("backprop", "figures", "tools"):
        unwanted = shutil.ignore_patterns("__pycache__", "static")
        shutil.copytree(ROOT / name, copy / name, ignore=unwanted)
    for path in ROOT.iterdir():
        if path.is_file():
            shutil.copy(path, copy)
    (copy / "node_modules").symlink_to(ROOT / "node_modules")
    run = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation",
         "--disable-pip-version-check", "--no-index", "-w", str(copy / "dist"), str(copy)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout + run.stderr
    (built,) = (copy / "dist").glob("*.whl")
    return built


def test_it_is_pure_python_and_takes_nobody_elses_name(wheel):
    assert wheel.name.startswith("backprop_course-")
    assert wheel.name.endswith("-py3-none-any.whl")


def test_it_holds_library_data_figures_and_licences_and_nothing_else(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    figures = {path.stem for path in (ROOT / "figures" / "views").glob("*.js")} - {"index"}
    for stem in figures:
        assert f"backprop/widgets/static/{stem}.js" in names
    assert "backprop/widgets/static/figures.css" in names
    assert "backprop/data/digits.npz" in names
    assert "backprop/data/torch_mlps.json" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    strangers = [n for n in names if not n.startswith(("backprop/", "backprop_course-"))]
    assert strangers == []
    assert wheel.stat().st_size < 400_000


def test_installed_elsewhere_it_works_without_the_repository(wheel, tmp_path):
    target = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(target)
    run = subprocess.run(
        [sys.executable, "-I", "-c", USE.format(target=str(target))],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert float(run.stdout) == pytest.approx(-0.4161468365471424)
