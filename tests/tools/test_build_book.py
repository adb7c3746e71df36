"""What makes the book be built again: the hash of all that goes into it."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "tools")]
import build_book  # noqa: E402


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Return a folder like the project's own, with a few files."""
    monkeypatch.setattr(build_book, "ROOT", tmp_path)
    for name in ("website/static/fonts/a.woff2", "website/a.py", "backprop/widgets/static/a.js"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("the same")
    return tmp_path


def digest(folder):
    return build_book.digest([folder / "website", folder / "backprop"])


def test_a_hash_sees_contents_names_and_places(folder):
    seen = {digest(folder)}
    (folder / "website/static/fonts/a.woff2").write_text("other")
    seen.add(digest(folder))
    (folder / "website/a.py").rename(folder / "website/b.py")
    seen.add(digest(folder))
    (folder / "website/b.py").rename(folder / "website/static/b.py")
    seen.add(digest(folder))
    (folder / "website/static/b.py").rename(folder / "backprop/b.py")
    seen.add(digest(folder))
    assert len(seen) == 5


def test_a_hash_does_not_see_what_is_made_from_the_rest(folder):
    before = digest(folder)
    (folder / "backprop/widgets/static/a.js").write_text("built again")
    (folder / "backprop/a.cpython-311.pyc").write_text("compiled")
    assert digest(folder) == before
