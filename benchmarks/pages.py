"""Lighthouse on the built pages (mobile, compressed): the median of three runs each.

Pages: the front page, the one with the most figures, and the one with the most formulas.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import threading
from pathlib import Path

ROOT = Path(__file__).parents[1]
HERE = Path(__file__).parent / "lighthouse"
sys.path.insert(0, str(ROOT / "tools"))
SITE = ROOT / "build" / "site"
CATEGORIES = ["performance", "accessibility", "best-practices", "seo"]
RUNS = 3


def chosen() -> dict[str, tuple[str, float]]:
    """Return what a page is, to its address and the least performance that we accept."""
    pages = {
        path.relative_to(SITE).as_posix(): path.read_text()
        for path in SITE.glob("chapters/**/*.html")
    }
    figures = max(pages, key=lambda name: pages[name].count("data-backprop-figure"))
    formulas = max(pages, key=lambda name: pages[name].count("<math"))
    return {
        "front page": ("index.html", 0.90),
        "most figures": (figures, 0.90),
        "most formulas": (formulas, 0.85),
    }


def scores(address: str) -> dict[str, float]:
    """Return the scores of one run."""
    chrome = shutil.which("chromium") or shutil.which("google-chrome")
    run = subprocess.run(
        [
            str(ROOT / ".venv/bin/node"), "node_modules/lighthouse/cli/index.js", address,
            "--output=json", "--quiet", f"--only-categories={','.join(CATEGORIES)}",
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
        ],
        cwd=HERE, env={**os.environ, "CHROME_PATH": chrome or ""},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if run.returncode != 0:
        sys.exit(f"Lighthouse failed on {address}:\n{run.stderr[-2000:]}")
    report = json.loads(run.stdout)
    for audit in report["audits"].values():
        if audit.get("score") == 0 and audit["scoreDisplayMode"] == "binary":
            print(f"    not passed: {audit['id']}: {audit['title']}")
    return {name: report["categories"][name]["score"] for name in CATEGORIES}


def main() -> None:
    """Print a table; exit with an error when a score is too low."""
    import serve

    if not (HERE / "node_modules").is_dir():
        subprocess.run(
            [str(ROOT / ".venv/bin/npm"), "ci", "--silent", "--ignore-scripts", "--no-audit"],
            cwd=HERE,
            check=True,
        )
    server = serve.server(SITE, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    low = []
    print(f"{'':50} {'perf':>6} (bound) {'a11y':>6} {'best':>6} {'seo':>6}")
    for what, (name, bound) in chosen().items():
        address = f"http://127.0.0.1:{server.server_address[1]}/{name}"
        runs = [scores(address) for _ in range(RUNS)]
        middle = {key: statistics.median(run[key] for run in runs) for key in CATEGORIES}
        performance, *rest = middle.values()
        print(
            f"{what + ': ' + name:50} {performance:>6.2f} ({bound:.2f})  "
            + " ".join(f"{score:>6.2f}" for score in rest)
        )
        if performance < bound or min(rest) < 1:
            low.append(what)
    server.shutdown()
    if low:
        sys.exit(f"Too low: {', '.join(low)}.")


if __name__ == "__main__":
    main()
