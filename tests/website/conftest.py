"""The built book, served and as files."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import serve  # noqa: E402


def build(*options):
    """Run the builder as make does, and return what it said."""
    return subprocess.run(
        [sys.executable, "tools/build_book.py", *map(str, options)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="session")
def site():
    """Return the folder of the built book; it is built when something has changed."""
    run = build()
    assert run.returncode == 0, run.stderr
    return ROOT / "build" / "site"


@pytest.fixture(scope="session")
def address(site):
    """Return the address at which the book is served."""
    server = serve.server(site, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


def keep(page, message):
    """Keep what the console says, but for the theme's notes on what it has done."""
    if message.type in ("warning", "error", "assert"):
        page.said.append(f"{message.type}: {message.text}")


@pytest.fixture
def visit(browser):
    """Return a function that opens a page and keeps what it asked for and what it said."""
    contexts = []

    def open_page(url, theme="light", width=1280):
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)
        contexts.append(context)
        page = context.new_page()
        page.said, page.asked = [], []
        page.on("console", lambda message: keep(page, message))
        page.on("pageerror", lambda error: page.said.append(f"error: {error}"))
        page.on("request", lambda request: page.asked.append(request.url))
        # Other hosts are not there, as they are not on a train.
        page.route(
            lambda to: not to.startswith(("http://127.0.0.1", "file:", "data:", "blob:")),
            lambda route: route.abort(),
        )
        page.goto(url)
        page.wait_for_load_state("networkidle")
        return page

    yield open_page
    for context in contexts:
        context.close()
