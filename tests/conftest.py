"""What the tests of pages and of figures share: a browser, and axe."""

import shutil
import socket
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# Nothing that the browser does on its own, such as looking for updates.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
]
PROGRAMS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]


@pytest.fixture(scope="session")
def browser():
    """Chromium of this machine, or else the one that Playwright has downloaded."""
    from playwright.sync_api import Error, sync_playwright

    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=program, args=QUIET)
        except Error as error:
            pytest.fail(f"No Chromium to test with; run tools/system_packages.sh chromium\n{error}")
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe():
    """Return a function from a page to what axe-core finds on it, one line each."""
    source = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text()

    def findings(page):
        page.evaluate(source)
        result = page.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false})")
        return [
            f"{violation['id']}: {node['target']} {node['failureSummary']}"
            for violation in result["violations"]
            for node in violation["nodes"]
        ]

    return findings


@pytest.fixture
def free_port():
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
