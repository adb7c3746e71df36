"""The figures on the built pages, against their bounds: weight, first paint, work per input.

Main-thread work of an input is measured, not the time to the next frame: the handlers, the
update that they ask for, style and layout. Slowed 4× is Chromium's own throttling.
"""

from __future__ import annotations

import gzip
import re
import shutil
import sys
import threading
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tools"))
SITE = ROOT / "build" / "site"
# bounds: KB of a page's figures, ms to the first paint, ms of work per input, the same slowed 4×
WEIGHT, PAINT, WORK, SLOWED = 60.0, 300.0, 8.0, 32.0
INPUTS = 60

WATCH = """
() => {
  const ask = window.requestAnimationFrame.bind(window);
  window.work = 0;
  window.requestAnimationFrame = (callback) => ask((now) => {
    const start = performance.now();
    callback(now);
    window.work += performance.now() - start;
  });
  new MutationObserver(() => {
    if (!window.awake && document.querySelector('[data-ready]')) window.awake = performance.now();
  }).observe(document, {subtree: true, attributes: true, childList: true});
}
"""
# Each input turns the first slider (or choice, or text) of the figure to another value.
INPUT = """
async (place, i) => {
  const control = place.querySelector('input[type=range], select, input[type=radio], input');
  window.work = 0;
  const start = performance.now();
  if (control.type === 'range') {
    const [low, high] = [Number(control.min), Number(control.max)];
    control.value = String(low + (high - low) * ((i * 0.37) % 1));
    control.dispatchEvent(new Event('input', {bubbles: true}));
  } else if (control.tagName === 'SELECT') {
    control.selectedIndex = i % control.options.length;
    control.dispatchEvent(new Event('change', {bubbles: true}));
  } else if (control.type === 'radio') {
    const all = place.querySelectorAll('input[type=radio]');
    all[i % all.length].click();
  } else {
    control.value = `${1 + (i % 9)}, 6`;
    control.dispatchEvent(new Event('input', {bubbles: true}));
  }
  window.work += performance.now() - start;
  await new Promise((done) => requestAnimationFrame(done));
  const layout = performance.now();
  document.body.getBoundingClientRect();
  return window.work + performance.now() - layout;
}
"""


def weight(page: str) -> float:
    """Return the KB (gzip) of the scripts and styles of a page's figures."""
    files = set(re.findall(r'(?:src|href)="[^"]*?(_static/figures/[^"?]+)', page))
    return sum(len(gzip.compress((SITE / file).read_bytes(), 9)) for file in files) / 1024


def percentile(values: list[float], share: float) -> float:
    """Return the smallest value that at least this share of `values` does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def work(page: Page, index: int, slowdown: int) -> float:
    """Return the p95 of the main thread's work per input of one figure (ms)."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
    place = page.query_selector_all("[data-backprop-figure]")[index]
    run = f"(place) => ({INPUT})(place, {{i}})"
    times = [place.evaluate(run.replace("{i}", str(i))) for i in range(INPUTS)]
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    # The first inputs also compile what later ones run.
    return percentile(times[5:], 0.95)


def main() -> None:
    """Print a table; exit with an error when a bound is passed."""
    import serve

    server = serve.server(SITE, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}"
    program = shutil.which("chromium") or shutil.which("google-chrome")
    late = []
    print(f"{'page and figure':44} {'KB':>6} {'paint ms':>9} {'input p95':>10} {'slowed 4×':>10}")
    print(f"{'bound':44} {WEIGHT:>6.0f} {PAINT:>9.0f} {WORK:>10.1f} {SLOWED:>10.1f}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu"]
        )
        for path in sorted(SITE.glob("**/*.html")):
            text = path.read_text()
            if "data-backprop-figure" not in text:
                continue
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.add_init_script(f"({WATCH})()")
            page.goto(f"{address}/{path.relative_to(SITE)}")
            page.wait_for_selector("[data-ready]")
            loaded = page.evaluate(
                "performance.getEntriesByType('navigation')[0].domContentLoadedEventStart"
            )
            paint = max(0.0, page.evaluate("window.awake") - loaded)
            names = page.eval_on_selector_all(
                "[data-backprop-figure]", "all => all.map((e) => e.dataset.backpropFigure)"
            )
            for index, name in enumerate(names):
                row = [weight(text), paint, work(page, index, 1), work(page, index, 4)]
                print(
                    f"{path.stem + ' ' + name:44} "
                    f"{row[0]:>6.1f} {row[1]:>9.0f} {row[2]:>10.2f} {row[3]:>10.2f}"
                )
                passed = zip(row, (WEIGHT, PAINT, WORK, SLOWED), strict=True)
                if not all(measured <= bound for measured, bound in passed):
                    late.append(f"{path.stem} {name}")
            page.close()
        browser.close()
    server.shutdown()
    if late:
        sys.exit(f"Beyond a bound: {', '.join(late)}.")


if __name__ == "__main__":
    main()
