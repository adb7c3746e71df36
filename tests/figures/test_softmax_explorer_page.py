"""SoftmaxExplorer in a real browser: what only this figure can do."""

import re

import pytest

from backprop.widgets import SoftmaxExplorer

pytestmark = pytest.mark.site


@pytest.fixture
def page(opened):
    page = opened("SoftmaxExplorer")
    yield page
    assert page.said == []


def settle(page):
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def state_on(page):
    settle(page)
    return page.evaluate("document.querySelector('[data-backprop-figure]').figureModel.values")


def typed(page, label, text):
    page.fill(f"[aria-label='{label}, typed']", text)
    page.press(f"[aria-label='{label}, typed']", "Enter")
    settle(page)


def column(page, i):
    """Return a column of the table of both ways, as text."""
    rows = page.locator(".bp-ways tbody tr").all()
    return [row.locator("th, td").nth(i).text_content() for row in rows]


def pulled(page, c, dx, dy):
    box = page.locator(f"[aria-label='logit of class {c}']").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + dx, y + dy, steps=6)
    page.mouse.up()


def test_a_logit_is_pulled_typed_and_moved_by_keys(page):
    pulled(page, 2, 0, -60)
    state = state_on(page)
    assert state["chosen"] == 2
    assert 0 < state["logits"][2] < 3
    handle = page.locator("[aria-label='logit of class 0']")
    handle.press("ArrowUp")
    assert state_on(page)["logits"][0] == 2.1
    handle.press("Shift+ArrowDown")
    assert state_on(page)["logits"][0] == 2.09
    assert state_on(page)["chosen"] == 0
    typed(page, "logit", "-3.5")
    assert state_on(page)["logits"][0] == -3.5
    typed(page, "logit", "3000")
    words = page.locator(".bp-problem:not(:empty)").text_content()
    assert words == "logit must be a number from −2000 to 2000, not “3000”."
    assert state_on(page)["logits"][0] == -3.5


def test_a_pull_ends_at_the_end_of_the_axis_and_the_axis_waits(page):
    def highest():
        settle(page)
        ticks = page.locator("[aria-label^='The logits'] .bp-ticks").last.locator("text")
        return float(ticks.last.text_content())

    pulled(page, 0, 0, -400)
    assert state_on(page)["logits"][0] == highest() == 5
    typed(page, "logit", "900")
    assert highest() == 1000
    ends = [page.locator(f"[aria-label='logit of class {c}']").bounding_box() for c in (0, 1)]
    x = ends[0]["x"] + ends[0]["width"] / 2
    from_y, to_y = (box["y"] + box["height"] / 2 for box in ends)
    page.mouse.move(x, from_y)
    page.mouse.down()
    page.mouse.move(x, to_y, steps=5)
    assert abs(state_on(page)["logits"][0]) < 20
    assert highest() == 1000, "no jump below the pointer"
    page.mouse.up()
    page.locator("[aria-label='logit of class 1']").press("ArrowUp")
    assert highest() <= 20


def test_adding_to_all_logits_breaks_the_naive_way_alone(page):
    before = [column(page, 2), column(page, 4)]
    assert before[0] == before[1]
    page.click("button:text('Add 1 to all')")
    assert state_on(page)["logits"] == [3, 1.5, 0]
    assert [column(page, 2), column(page, 4)] == before
    page.click("button:text('Add 1,000')")
    assert state_on(page)["logits"] == [1003, 1001.5, 1000]
    assert column(page, 2) == ["∞/∞"] * 3 + [""]
    assert column(page, 4) == before[1]
    assert "∞/∞ is undefined" in page.locator(".bp-ways p").text_content()
    assert page.locator("button:text('Add 1,000')").get_attribute("aria-disabled")
    page.click("button:text('Subtract 1,000')")
    page.click("button:text('Subtract 1,000')")
    settle(page)
    assert column(page, 2) == ["0/0"] * 3 + [""]
    assert column(page, 4) == before[1]
    assert "0/0 is undefined" in page.locator(".bp-ways p").text_content()


def test_steps_make_the_loss_fall_as_foretold(page):
    losses = []
    for _ in range(4):
        figure = SoftmaxExplorer(**state_on(page))
        losses.append(figure.numbers()["loss"])
        page.click("button:text('Take a step')")
        assert state_on(page)["logits"] == pytest.approx(figure.numbers()["next"], abs=1e-12)
    assert losses == sorted(losses, reverse=True)
    assert losses[-1] < losses[0] / 3
    told = page.locator(".bp-steps").text_content()
    shown = float(re.search(r"the loss is −log p = ([\d.]+)\.", told).group(1))
    expected = SoftmaxExplorer(**state_on(page)).numbers()["loss"]
    assert shown == pytest.approx(expected, rel=5e-3)


def test_the_long_way_is_unfolded_and_ends_where_it_cannot_go(page):
    page.click("text=The long way")
    settle(page)
    numbers = SoftmaxExplorer(**state_on(page)).numbers()
    cells = page.locator("[aria-label='dp_dz, shape (3, 3)'] [role=cell]")
    shown = [float(cell.get_attribute("title").replace("−", "-")) for cell in cells.all()]
    assert shown == pytest.approx([x for row in numbers["jacobian"] for x in row], abs=1e-12)
    cells = page.locator(".bp-long [aria-label='dZ, shape (3,)'] [role=cell]")
    shown = [float(cell.get_attribute("title").replace("−", "-")) for cell in cells.all()]
    assert shown == pytest.approx(numbers["dZ"], abs=1e-12)
    typed(page, "logit", "-900")
    assert "the long way ends here" in page.locator(".bp-long p").text_content()
    assert not cells.first.is_visible()
    assert "−log 0 is ∞" in page.locator(".bp-ways p").text_content()


def test_classes_come_and_go(page):
    page.select_option("[aria-label=Classes]", "5")
    assert state_on(page)["logits"] == [2, 0.5, -1, 0, 0]
    page.select_option("[aria-label='Right class']", "4")
    page.locator("[aria-label='logit of class 4']").press("ArrowUp")
    assert state_on(page)["y"] == state_on(page)["chosen"] == 4
    page.select_option("[aria-label=Classes]", "3")
    state = state_on(page)
    assert (state["logits"], state["y"], state["chosen"]) == ([2, 0.5, -1], 2, 2)
    assert page.locator("[aria-label^='logit of']").count() == 3
    SoftmaxExplorer(**state)  # Python takes it, too


@pytest.mark.parametrize("width", [1280, 375])
def test_five_classes_with_large_numbers_fit(width, opened, axe):
    page = opened("SoftmaxExplorer", width=width)
    page.select_option("[aria-label=Classes]", "5")
    page.click("text=The long way")
    for text in ("700", "12.3456"):
        typed(page, "logit", text)
        assert axe(page) == []
        overflow = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert overflow <= 0
