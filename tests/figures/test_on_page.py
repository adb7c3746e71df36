"""Every figure in a real browser: by keyboard, by pointer, in light and dark, wide and narrow.

The numbers that a page shows are compared with what Python says of the same state.
"""

import importlib
import json
import math

import pytest

import backprop.widgets as widgets

pytestmark = pytest.mark.site


CLASSES = [name for name in widgets.__all__ if isinstance(getattr(widgets, name), type)]
FIGURES = [*CLASSES, "GraphStepper, large"]


def class_of(name):
    """Return the class of an example: what stands before the comma."""
    return getattr(widgets, name.split(",")[0])


def flat(value, name=""):
    """Yield (name, number) for all that a figure shows: nested names are joined by dots."""
    if isinstance(value, dict | list):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, item in items:
            yield from flat(item, f"{name}.{key}" if name else str(key))
    else:
        yield name, value


def state_on(page):
    return page.evaluate("document.querySelector('[data-backprop-figure]').figureModel.values")


def settle(page):
    """Wait until the figure has caught up with its state."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.wait_for_selector("[aria-busy]", state="detached")


def table_on(page):
    """Return the table of values, once it has caught up with the state."""
    settle(page)
    if not page.evaluate("document.querySelector('.bp-values').open"):
        page.click(".bp-values summary")
    settle(page)
    return dict(
        page.evaluate(
            "[...document.querySelectorAll('td[data-key]')]"
            ".map((cell) => [cell.dataset.key, cell.textContent])"
        )
    )


def number(text):
    return float(text.replace("−", "-").replace("∞", "inf").replace("undefined", "nan"))


def steps_of(name):
    """Return the steps of a figure's error curve."""
    return importlib.import_module(class_of(name).__module__).STEPS


def compared(page, name):
    """Compare the page's table with Python's numbers; return how many were compared."""
    figure = class_of(name)(**state_on(page))
    expected = dict(flat(figure.numbers()))
    numbers = [x for x in expected.values() if isinstance(x, float) and math.isfinite(x)]
    scale = max([1.0, *map(abs, numbers)])
    count = 0
    for key, text in table_on(page).items():
        if not isinstance(expected.get(key), int | float):
            continue
        shown = number(text)
        step = steps_of(name)[int(key.split(".")[1])] if key.startswith("curve.") else None
        round_off = 4 * 2.3e-16 * scale / (step or getattr(figure, "step", 1e-5))
        close = abs(shown - expected[key]) <= 1e-12 * scale + round_off
        assert close or shown == expected[key], f"{key}: the page {shown}, Python {expected[key]}"
        count += 1
    return count


@pytest.mark.parametrize("name", FIGURES)
def test_what_the_page_shows_at_first_is_what_python_says(name, opened):
    page = opened(name)
    assert compared(page, name) >= (0 if name == "ShapeCalculator" else 2)
    assert page.said == []


@pytest.mark.parametrize("name", FIGURES)
def test_every_control_works_by_keyboard_alone(name, opened):
    page = opened(name)
    steps = page.locator(
        ".bp :is(input:not([type=radio]), select, button, [role=slider], summary), "
        ".bp fieldset input[type=radio]:first-of-type"
    ).count()
    reached, changes = set(), 0
    for _ in range(steps + 6):
        page.keyboard.press("Tab")
        here = page.evaluate(
            "(() => { const e = document.activeElement; if (!e.closest('.bp')) return null;"
            " return [e.getAttribute('role') ?? e.type ?? e.tagName,"
            " (e.getAttribute('aria-label') || e.labels?.[0]?.textContent || e.textContent)"
            " + (e.name ?? ''),"
            " getComputedStyle(e).outlineStyle !== 'none' || e.matches('.bp-drag, .bp-fold')]; })()"
        )
        if here is None or tuple(here) in reached:
            continue
        kind, label, seen = here
        reached.add(tuple(here))
        assert label, f"a {kind} without a name"
        assert seen, f"the focus on {label} cannot be seen"
        before = state_on(page)
        for key in {
            "slider": ["ArrowLeft"], "range": ["ArrowLeft"], "checkbox": [" "], "radio": [" "],
            "select-one": ["ArrowDown"], "button": ["Enter"],
        }.get(kind, []):  # fmt: skip
            page.keyboard.press(key)
        changes += state_on(page) != before
        if kind == "button" and label in ("Play", "Train"):
            page.wait_for_timeout(1200)
            page.keyboard.press("Enter")
    assert len(reached) >= 3
    assert changes >= 1, "keys change the figure"
    compared(page, name)
    assert page.said == []


@pytest.mark.parametrize("name", FIGURES)
def test_every_control_works_by_pointer(name, opened):
    page = opened(name)
    changed = 0
    for control in page.query_selector_all(".bp-controls button, .bp input[type=checkbox]"):
        if control.get_attribute("aria-disabled"):
            continue
        before = state_on(page)
        control.click()
        if control.text_content() == "Pause":
            page.wait_for_timeout(100)
            control.click()
        changed += state_on(page) != before
    for choice in page.query_selector_all(".bp select"):
        values = choice.eval_on_selector_all("option", "options => options.map((o) => o.value)")
        for value in values:
            choice.select_option(value)
            compared(page, name)
        changed += len(values) > 1
    for radio in page.query_selector_all(".bp input[type=radio]"):
        radio.check()
        changed += 1
    for handle in page.query_selector_all(".bp-drag"):
        handle.scroll_into_view_if_needed()
        box = handle.bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        before = state_on(page)
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x - 25, y - 9, steps=4)
        page.mouse.up()
        assert state_on(page) != before, handle.get_attribute("aria-label")
        compared(page, name)
        changed += 1
    for field in page.query_selector_all(".bp input[inputmode=decimal]"):
        before = state_on(page)
        field.fill("0.7654")
        field.press("Enter")
        changed += state_on(page) != before
    assert changed >= 1
    compared(page, name)
    assert page.said == []


@pytest.mark.parametrize("name", FIGURES)
def test_a_finger_on_a_handle_moves_it_and_not_the_page(name, opened):
    page = opened(name)
    handles = page.query_selector_all(".bp-drag")
    if not handles:
        pytest.skip("nothing to drag")
    page.add_style_tag(content="body { padding: 700px 0 }")
    page.evaluate("window.lost = 0; addEventListener('pointercancel', () => { lost += 1; })")
    session = page.context.new_cdp_session(page)

    def touch(kind, *points):
        message = {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]}
        session.send("Input.dispatchTouchEvent", message)

    for handle in handles:
        handle.scroll_into_view_if_needed()
        box, scrolled = handle.bounding_box(), page.evaluate("scrollY")
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        touch("touchStart", (x, y))
        for step in range(1, 7):
            touch("touchMove", (x - 4 * step, y - 9 * step))
            settle(page)
        touch("touchEnd")
        at_the_end = page.evaluate("[lost, scrollY]")
        assert at_the_end == [0, scrolled], handle.get_attribute("aria-label")


@pytest.mark.parametrize("name", FIGURES)
def test_undo_and_reset_bring_back_what_was(name, opened):
    page = opened(name)
    if not page.query_selector("text=Undo"):
        pytest.skip("questions are answered again instead")
    first = state_on(page)
    slider = page.locator(".bp [role=slider], .bp input[type=range], .bp select").first
    slider.focus()
    slider.press("ArrowDown")
    changed = state_on(page)
    assert changed != first
    page.click("text=Undo")
    assert state_on(page) == first
    slider.press("ArrowDown")
    page.click("text=Reset")
    assert state_on(page) == first


@pytest.mark.parametrize("name", FIGURES)
def test_a_change_is_announced_once_it_has_come_to_rest(name, opened):
    page = opened(name)
    status = page.locator(".bp [role=status]").last
    assert status.text_content() == "", "nothing is announced on opening"
    if name == "CheckYourself":
        page.locator(".bp input[type=radio]").first.check()
        status = page.locator(".bp-reason").first
    elif name == "ShapeCalculator":
        page.fill("[aria-label='Left shape']", "5, 6")
    else:
        control = page.locator(".bp input[type=range], .bp select").first
        control.press("ArrowDown")
    page.wait_for_timeout(800)
    assert len(status.text_content()) > 10


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("width", [1280, 375])
def test_axe_finds_nothing_and_nothing_is_cut_off(name, width, opened, axe):
    page = opened(name, width=width)
    table_on(page)
    for theme in ("light", "dark"):
        page.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
        assert axe(page) == [], theme
    overflow = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert overflow <= 0
    small = page.evaluate(
        "[...document.querySelectorAll('.bp :is(button, select, input, summary)')]"
        ".filter((e) => e.type !== 'radio' && e.type !== 'checkbox')"
        ".map((e) => [e.textContent || e.ariaLabel, e.getBoundingClientRect()])"
        ".filter(([, box]) => box.height < 24 || box.width < 24).map(([name]) => name)"
    )
    assert small == [], "targets of at least 24 px"


@pytest.mark.parametrize("name", FIGURES)
def test_without_javascript_the_first_state_is_there(name, opened):
    page = opened(name, java_script_enabled=False)
    still = page.locator(".bp-still").first
    assert still.is_visible()
    assert still.locator("svg, fieldset, .bp-matrix").first.is_visible()


@pytest.mark.parametrize("name", FIGURES)
def test_a_picture_stays_where_the_still_one_was(name, opened):
    page = opened(name, java_script_enabled=False)
    still = page.locator(".bp:visible").first.bounding_box()
    page = opened(name)
    live = page.locator(".bp").first.bounding_box()
    assert live["height"] == pytest.approx(still["height"], abs=8), "no jump when it wakes"


def test_parts_of_a_large_graph_are_opened_and_closed_by_keyboard_and_pointer(opened):
    page = opened("GraphStepper, large")
    in_sight = "document.querySelectorAll('.bp-node').length"
    before = page.evaluate(in_sight)
    closed = page.locator("[role=button][aria-expanded=false]")
    assert 4 < before < 12
    name = closed.first.get_attribute("data-node")
    closed.first.focus()
    page.keyboard.press("Enter")
    page.wait_for_function(f"{in_sight} > {before}")
    here = page.locator(f"[data-node='{name}']")
    assert here.get_attribute("aria-expanded") == "true"
    assert page.evaluate("document.activeElement.dataset.node") == name, "the focus stays"
    here.click()
    page.wait_for_function(f"{in_sight} == {before}")
    while closed.count():
        closed.first.click()
        page.wait_for_timeout(50)
    state = state_on(page)
    everything = len(state["inputs"]) + len(state["steps"])
    assert page.evaluate(in_sight) == everything
    assert compared(page, "GraphStepper, large") > 120
    page.click("text=Undo")
    page.wait_for_function(f"{in_sight} < {everything}")
    assert page.said == []


def test_a_large_graph_is_zoomed_and_moved(opened):
    page = opened("GraphStepper, large")
    box = page.locator(".bp-graph-box")

    def size():
        return page.locator(".bp-graph").bounding_box()["width"]

    def left():
        return box.evaluate("(box) => box.scrollLeft")

    first = size()
    page.click("text=Zoom in")
    assert size() == pytest.approx(first * 1.25, abs=2)
    page.click("text=Whole graph")
    assert size() <= box.bounding_box()["width"] + 1
    page.click("text=Zoom in")
    page.click("text=Zoom in")
    page.click("text=Zoom in")
    assert left() > 0
    before = left()
    box.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(400)
    moved = left()
    assert moved > before
    # A place in the box where no node is, since a node is opened by pressing it.
    x, y = box.evaluate(
        """(box) => {
          const { left, top, width, height } = box.getBoundingClientRect();
          for (let y = top + 8; y < top + height - 8; y += 4)
            for (let x = left + 8; x < left + width - 80; x += 4)
              if (document.elementFromPoint(x, y).closest("[tabindex]") === box) return [x, y];
        }"""
    )
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y, steps=3)
    page.mouse.up()
    assert left() == pytest.approx(moved - 60, abs=2)


def test_a_large_graph_says_where_the_readers_numbers_differ(opened):
    page = opened("GraphStepper, large")
    words = page.locator(".bp-story").first
    assert words.text_content().startswith("Your numbers differ (≠): dloss/dw21 is ")
    page.locator("[aria-label='its value']").first.press("ArrowRight")
    page.wait_for_timeout(100)
    assert words.text_content() == "", "at other inputs, theirs are not comparable"


def test_pointing_at_an_entry_writes_its_sum_and_frames_what_made_it(opened):
    page = opened("BatchMatrices")
    first, sum_shown = state_on(page), page.locator(".bp-sum")
    figure = widgets.BatchMatrices()
    cell = "[aria-label='{}, shape {}'] [data-row='{}'][data-column='{}']"

    def frames():
        return page.evaluate(
            "[...document.querySelectorAll('.bp-frames > div')].map((frame) => "
            "[frame.closest('.bp-matrix').querySelector('b').textContent,"
            " frame.getAttribute('style').match(/\\d+/g).map(Number).join()])"
        )

    page.hover(cell.format("dX", "(3, 4)", 2, 1))
    settle(page)
    terms = figure.matrices()["dZ"][2] * figure.matrices()["W"][1]
    assert sum_shown.text_content().startswith("dX[2, 1] = Σ over h of dZ[2, h] · W[1, h] = ")
    shown = sum_shown.locator("span span").last.text_content()
    assert number(shown) == pytest.approx(terms.sum(), rel=5e-3)
    assert sorted(frames()) == [["W", "1,0,1,2"], ["dX", "2,1,1,1"], ["dZ", "2,0,1,2"]]
    page.hover(".bp-controls")
    settle(page)
    assert sum_shown.text_content().startswith("dW[1, 0]"), "what was only pointed at is left"
    assert state_on(page) == first
    page.tap(cell.format("db", "(2,)", 0, 1))
    assert (state_on(page)["chosen"], state_on(page)["column"]) == ("db", 1)
    settle(page)
    assert sum_shown.text_content().startswith("db[1] = Σ over n of dZ[n, 1] = ")
    compared(page, "BatchMatrices")
    assert page.said == []


def test_arrow_keys_move_within_a_matrix_and_tab_enters_where_they_left_it(opened):
    page = opened("BatchMatrices")
    page.focus("[aria-label='Z, shape (3, 2)'] [tabindex='0']")
    settle(page)
    assert page.locator(".bp-sum").text_content().startswith("Z[0, 0] = ")
    for key in ("ArrowRight", "ArrowDown", "ArrowDown", "ArrowDown", "Home", "End"):
        page.keyboard.press(key)
    state = state_on(page)
    assert (state["chosen"], state["row"], state["column"]) == ("Z", 2, 1)
    settle(page)
    label = "document.activeElement.getAttribute('aria-label')"
    assert page.evaluate(label).startswith("Z[2, 1] = ")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(label).startswith("Z[2, 1] = ")
    selected = page.locator("[aria-selected=true]")
    assert selected.count() == 1
    assert selected.get_attribute("aria-label").startswith("Z[2, 1] = ")


def test_a_number_is_pulled_slid_and_typed(opened):
    page = opened("BatchMatrices")
    cell = page.locator("[aria-label='X, shape (3, 4)'] [data-row='1'][data-column='2']")
    before = state_on(page)["arrays"]["X"][1][2]
    box = cell.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 30, y, steps=5)
    page.mouse.up()
    assert state_on(page)["arrays"]["X"][1][2] == pytest.approx(before + 0.5, abs=1e-12)
    slider = page.locator("[aria-label='X[1, 2]']")
    slider.press("ArrowRight")
    assert state_on(page)["arrays"]["X"][1][2] == pytest.approx(before + 0.6, abs=1e-12)
    settle(page)
    page.fill("[aria-label='X[1, 2], typed']", "-0.75")
    page.press("[aria-label='X[1, 2], typed']", "Enter")
    assert state_on(page)["arrays"]["X"][1][2] == -0.75
    assert compared(page, "BatchMatrices") > 40
    page.fill("[aria-label='X[1, 2], typed']", "ten")
    page.press("[aria-label='X[1, 2], typed']", "Enter")
    words = page.locator(".bp-problem:not(:empty)").text_content()
    assert words.startswith("X[1, 2] must be a number from −9.00 to 9.00")


def test_the_square_layer_is_a_trap_and_the_way_out_is_shown(opened):
    page = opened("ShapePuzzle")

    def verdict():
        settle(page)
        return page.locator(".bp-verdict b").text_content()

    assert verdict() == "Does not multiply. "
    page.check("text=transpose left")
    assert verdict() == "Right. "
    page.click("button:text('Make the layer square')")
    page.select_option("[aria-label=Wanted]", "dX")
    page.select_option("[aria-label=Left]", "dZ")
    page.uncheck("text=transpose left")
    page.select_option("[aria-label=Right]", "W")
    assert verdict() == "Right shape, wrong values. "
    figure = widgets.ShapePuzzle(**state_on(page))
    (i, j), measured = figure.numbers()["wrong"], figure.measured()
    told = page.locator(".bp-verdict span").text_content()
    assert f"nudging X[{i}, {j}] changes the loss at rate " in told
    assert number(told.split()[-1].rstrip(".")) == pytest.approx(measured[i, j], rel=5e-3)
    page.check("text=transpose right")
    assert verdict() == "Right. "
    assert compared(page, "ShapePuzzle") > 20
    assert page.said == []


def test_a_number_that_the_page_shows_wrongly_is_seen(opened):
    page = opened("NudgeExplorer")
    table_on(page)
    page.evaluate("document.querySelector('td[data-key=value]').textContent = '0.84147'")
    with pytest.raises(AssertionError, match=r"value: the page 0\.84147"):
        compared(page, "NudgeExplorer")


def test_answers_are_shuffled_and_counted_as_their_author_wrote_them(opened):
    page = opened("CheckYourself")
    shown = page.locator(".bp fieldset").first.locator("label").all_text_contents()
    assert sorted(shown) == ["22", "4"]
    page.locator(".bp fieldset").first.get_by_label("4", exact=True).check()
    assert state_on(page)["chosen"] == [1, -1], "the place in the source, not on the page"
    settle(page)
    assert "Right." in page.locator(".bp-reason").first.text_content()
    places = page.evaluate(
        "[...document.querySelectorAll('.bp fieldset')].map((set) =>"
        " [...set.querySelectorAll('input')].map((input) => Number(input.value)))"
    )
    assert places[0] == places[1], "the same question is asked in the same way"


def test_bad_numbers_are_refused_in_words_beside_the_field(opened):
    page = opened("NudgeExplorer")
    before = state_on(page)
    for text in ("NaN", "wide", "17", ""):
        field = page.locator("[aria-label='x, typed']")
        field.fill(text)
        field.press("Enter")
        words = page.locator(".bp-problem:not(:empty)").text_content()
        assert words.startswith("x must be a number from −3.00 to 3.00")
        assert state_on(page) == before
    field.press("Escape")
    assert field.input_value() == "1.00", "Escape brings back the number that holds"
    assert page.locator(".bp-problem:not(:empty)").count() == 0
    assert json.dumps(before) == json.dumps(state_on(page))
