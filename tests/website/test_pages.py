"""Every page of the built book in headless Chromium: quiet, offline, accessible, whole."""

import gzip
import re
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.site
CHAPTERS = sorted(path.stem for path in (ROOT / "chapters").glob("*.md"))
PAGES = ["index.html", "search.html", *(f"chapters/{n}.html" for n in CHAPTERS)]
each_page = pytest.mark.parametrize("name", PAGES)


def outside(asked):
    """Return the requests that went to another host."""
    return [url for url in asked if not url.startswith(("http://127.0.0.1", "file:", "data:"))]


@each_page
def test_a_page_is_quiet_and_asks_no_other_host(name, address, visit):
    page = visit(f"{address}/{name}")
    assert page.said == []
    assert outside(page.asked) == []


@each_page
def test_a_page_opens_from_a_folder(name, site, visit):
    page = visit((site / name).as_uri())
    assert page.said == []
    assert outside(page.asked) == []
    figures = page.locator("[data-backprop-figure]").count()
    assert page.locator("[data-backprop-figure][data-ready]").count() == figures


@each_page
def test_axe_finds_nothing_in_light_in_dark_and_on_a_phone(name, address, visit, axe):
    for theme, width in [("light", 1280), ("dark", 1280), ("light", 375)]:
        page = visit(f"{address}/{name}", theme, width)
        assert axe(page) == [], (theme, width)
        overflow = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert overflow <= 0, "nothing is wider than the window"


@each_page
def test_formulas_fit_a_phone(name, address, visit):
    assert scrolled_formulas(visit(f"{address}/{name}", "light", 375)) == []


def scrolled_formulas(page):
    """Return the formulas of a page that are wider than their place, boxes opened."""
    page.add_style_tag(content=".toggle-hidden { max-height: none !important; }")
    return page.evaluate(
        """() => {
          for (const box of document.querySelectorAll('details')) box.open = true;
          for (const box of document.querySelectorAll('.toggle-hidden')) {
            box.classList.remove('toggle-hidden');
          }
          return [...document.querySelectorAll('.math-scroll')]
            .filter((formula) => formula.scrollWidth > formula.clientWidth + 1)
            .map((formula) => formula.textContent);
        }"""
    )


def test_a_formula_that_does_not_fit_a_phone_is_seen(address, visit):
    page = visit(f"{address}/chapters/06_cost.html", "light", 375)
    page.evaluate("document.querySelector('.math-scroll').firstElementChild.style.width = '400px'")
    assert len(scrolled_formulas(page)) == 1


def test_a_noisy_inaccessible_page_that_asks_others_is_seen(tmp_path, visit, axe):
    wrong = tmp_path / "wrong.html"
    wrong.write_text(
        "<html><body><img src='https://example.com/a.png'><script>console.warn('!')</script>"
        "<div style='width: 4000px'>wide</div></body></html>"
    )
    page = visit(wrong.as_uri())
    assert any("warning: !" in text for text in page.said)
    assert outside(page.asked) == ["https://example.com/a.png"]
    assert any(finding.startswith("image-alt") for finding in axe(page))


@each_page
def test_every_link_and_every_anchor_leads_somewhere(name, site):
    broken = broken_links(site / name)
    assert broken == []


def broken_links(path):
    """Return the internal links of a page that lead nowhere."""
    text = path.read_text()
    broken = []
    for link in re.findall(r'(?:href|src)="([^"]+)"', text):
        target, anchor = urldefrag(link.split("?")[0] if "#" not in link else link)
        if link.startswith(("http", "mailto:", "data:", "javascript:")):
            continue
        file = path if not target else (path.parent / unquote(target.split("?")[0])).resolve()
        if file.is_dir():
            file /= "index.html"
        if not file.is_file() or (
            anchor and file.suffix == ".html" and f'id="{unquote(anchor)}"' not in file.read_text()
        ):
            broken.append(link)
    return broken


def test_a_broken_link_is_seen(tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        '<a href="gone.html">a</a><a href="#here">b</a><p id="here"><a href="#no">c</a>'
    )
    assert broken_links(page) == ["gone.html", "#no"]


@each_page
def test_a_page_says_what_it_is(name, site):
    text = (site / name).read_text()
    assert re.search(r"<html[^>]* lang=", text)
    assert re.search(r"<title>[^<]{3,}</title>", text)
    assert re.search(r'<link rel="icon"', text)
    if name != "search.html":
        (description,) = re.findall(r'<meta content="([^"]+)" name="description"', text)
        assert 40 <= len(description) <= 170


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_page_is_light(name, address, visit):
    page = visit(f"{address}/chapters/{name}.html")
    sizes = {
        url: len(gzip.compress(page.request.get(url).body(), 6))
        for url in set(page.asked)
        if url.startswith("http")
    }
    assert sum(sizes.values()) < 320_000, sizes
    figures = sum(size for url, size in sizes.items() if "/figures/" in url)
    assert figures < 60 * 1024


@pytest.mark.parametrize("name", CHAPTERS)
def test_formulas_are_mathml_in_a_font_that_has_their_characters(name, site):
    from fontTools.ttLib import TTFont

    from website.pages import in_formulas

    text = (site / "chapters" / f"{name}.html").read_text()
    assert "$" not in re.sub(r"<(pre|script|code)\b.*?</\1>|<[^>]+>", "", text, flags=re.DOTALL)
    assert not re.search(r"<script[^>]*mathjax", text, re.IGNORECASE)
    there = set(TTFont(site / "_static" / "fonts" / "backprop-math.woff2").getBestCmap())
    missing = {chr(c) for c in in_formulas(text) if c not in there and not chr(c).isspace()}
    # Temml's own font draws primes; what is invisible needs no glyph.
    assert missing <= set("′″‴\u2061\u2062\u2063\u200b\u202f\u2009\u2003"), missing


def test_the_search_finds_a_word_without_a_server(site, visit):
    page = visit((site / "search.html").as_uri() + "?q=diamonds")
    page.wait_for_selector("#search-results li a")
    assert "Graph" in page.locator("#search-results li a").first.text_content()
    assert page.said == []


def test_a_reader_can_search_from_any_page(address, visit):
    page = visit(f"{address}/chapters/01_nudge.html")
    page.keyboard.press("Control+k")
    page.keyboard.type("secant")
    page.keyboard.press("Enter")
    page.wait_for_selector("#search-results li a")
    assert "search.html?q=secant" in page.url


def test_dark_mode_can_be_chosen(address, visit):
    page = visit(f"{address}/chapters/01_nudge.html")
    button = page.locator(".theme-switch-button:visible")
    seen = set()
    for _ in range(3):
        button.click()
        seen.add(page.evaluate("document.documentElement.dataset.theme"))
    assert seen == {"light", "dark"}


def test_a_chapter_can_be_downloaded_as_a_notebook_with_its_exercise(address, visit):
    page = visit(f"{address}/chapters/03_graphs.html")
    link = page.locator("a.btn-download-notebook").get_attribute("href")
    assert page.request.get(f"{address}/chapters/{link}").json()["nbformat"] == 4
    exercise = page.locator("a.download").first.get_attribute("href")
    cells = page.request.get(f"{address}/chapters/{exercise}").json()["cells"]
    assert any("NotImplementedError" in "".join(cell["source"]) for cell in cells)


def test_code_can_be_copied(address, visit):
    page = visit(f"{address}/chapters/01_nudge.html")
    assert page.locator("button.copybtn").count() > 5


@pytest.mark.parametrize("name", CHAPTERS)
def test_what_the_figures_of_a_page_show_is_what_python_says(name, address, visit):
    import backprop.widgets as widgets

    page = visit(f"{address}/chapters/{name}.html")
    for place in page.query_selector_all("[data-backprop-figure]"):
        kind = place.get_attribute("data-backprop-figure")
        figure = getattr(widgets, kind)(**place.evaluate("el => el.figureModel.values"))
        numbers = figure.numbers()
        place.query_selector(".bp-values summary").click()
        for key in ("value", "secant", "measured", "sum", "loss", "correct"):
            cell = place.query_selector(f'td[data-key="{key}"]')
            if cell and isinstance(numbers.get(key), int | float):
                shown = float(cell.text_content().replace("−", "-"))
                assert shown == pytest.approx(numbers[key], rel=1e-9, abs=1e-10), (kind, key)


@pytest.mark.parametrize("name", CHAPTERS)
def test_equations_are_numbered_from_1_on_every_page(name, site):
    text = (site / "chapters" / f"{name}.html").read_text()
    numbers = [int(number) for number in re.findall(r'class="eqno">\((\d+)\)', text)]
    assert numbers == list(range(1, len(numbers) + 1))
    labels = re.findall(r'class="eqno">\(\d+\)<a class="headerlink" href="#([^"]+)"', text)
    for label, number in re.findall(r'internal" href="#(equation-[^"]+)">\((\d+)\)', text):
        assert labels.index(label) + 1 == int(number)


def test_icons_are_in_the_font_that_is_left_of_the_themes(site):
    from fontTools.ttLib import TTFont

    font = site / "_static" / "vendor" / "fontawesome" / "webfonts" / "fa-solid-900.woff2"
    assert font.stat().st_size < 8_000
    there = set(TTFont(font).getBestCmap())
    bell, magnifying_glass, sun = 0xF0F3, 0xF002, 0xF185
    assert {bell, magnifying_glass, sun} <= there


def test_what_a_search_finds_fits_a_phone(address, visit):
    page = visit(f"{address}/search.html?q=gradient", "light", 375)
    page.wait_for_selector("#search-results li p")
    page.wait_for_timeout(500)
    assert page.locator("#search-results li").count() >= 5
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    words, icon = page.evaluate(
        "(() => { const field = document.querySelector('.bd-content .bd-search input');"
        " const padding = parseFloat(getComputedStyle(field).paddingLeft);"
        " return [field.getBoundingClientRect().left + padding,"
        " field.parentElement.querySelector('i').getBoundingClientRect().right]; })()"
    )
    assert icon <= words, "the magnifier stands beside the words"


def test_a_line_does_not_break_before_the_comma_of_a_formula(site):
    text = (site / "chapters" / "03_graphs.html").read_text()
    loose = re.findall(
        r"</math>(?!</span>)\s*[.,;:]", re.sub(r"[.,;:!?)]+</span>", "</span>", text)
    )
    assert "with-formula" in text
    assert loose == []


def test_what_is_folded_is_printed(address, visit):
    page = visit(f"{address}/chapters/01_nudge.html")
    folded = (
        "document.querySelectorAll('.cell details:not([open], .bp-values),"
        " .admonition.toggle-hidden').length"
    )
    before = page.evaluate(folded)
    page.evaluate(f"addEventListener('beforeprint', () => {{ window.printed = {folded}; }})")
    page.pdf()
    assert before >= 2
    assert page.evaluate("window.printed") == 0
    assert page.evaluate(folded) == before, "and folded again afterwards"
