"""GradientFlow in a real browser: what only this figure can do."""

import math

import pytest

from backprop.widgets import GradientFlow

pytestmark = pytest.mark.site
NAME = "GradientFlow"


@pytest.fixture
def page(opened):
    page = opened(NAME)
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


def gradients_agree(page):
    """Say whether the table's gradients are Python's, each to 1e-9 of itself."""
    if not page.evaluate("document.querySelector('.bp-values').open"):
        page.click(".bp-values summary")
    settle(page)
    cells = page.evaluate(
        "[...document.querySelectorAll('td[data-key^=\"gradient.\"]')].map((e) => e.textContent)"
    )
    shown = [float(text.replace("−", "-")) for text in cells]
    expected = GradientFlow(**state_on(page)).numbers()["gradient"]
    return shown == pytest.approx(expected, rel=1e-9, abs=0)


def test_a_scale_that_is_right_for_tanh_is_wrong_for_sigmoid(page):
    story = page.locator(".bp-verdict")
    assert story.text_content().endswith("it vanishes.")
    assert gradients_agree(page)
    page.click("button:text('Xavier: 1')")
    assert state_on(page)["scale"] == 1
    assert story.text_content().endswith("it roughly keeps its size.")
    assert gradients_agree(page)
    page.select_option("[aria-label=Activation]", "sigmoid")
    settle(page)
    assert story.text_content().endswith("it vanishes.")
    assert "hardly any of it between examples" in story.text_content()
    page.select_option("[aria-label=Activation]", "relu")
    page.click("button:text('He: √2')")
    assert state_on(page)["scale"] == math.sqrt(2)
    assert story.text_content().endswith("it roughly keeps its size.")
    assert page.locator("text=share of dead units").is_visible()
    assert gradients_agree(page)
    page.evaluate("document.querySelector('td[data-key=\"gradient.0\"]').textContent = '1e-3'")
    assert not gradients_agree(page), "a wrong number on the page is seen"


def test_a_layer_is_chosen_by_dragging_and_by_keys(page):
    handle = page.locator("[aria-label='layer, on the curve']")
    box = handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    plot = page.locator("[aria-label^='The spread of A']").bounding_box()
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(plot["x"] + plot["width"] - 5, y, steps=4)
    page.mouse.up()
    assert state_on(page)["layer"] == 12, "not beyond the last layer"
    assert page.locator("text=Z of layer 12").is_visible()
    handle.press("ArrowLeft")
    assert state_on(page)["layer"] == 11
    assert page.locator("p:has-text('Layer 11: Z has a spread of')").first.is_visible()
    typed(page, "depth", "4")
    assert page.locator("text=Z of layer 4").is_visible()
    typed(page, "depth", "20")
    assert page.locator("text=Z of layer 11").is_visible(), "the chosen layer is remembered"


def test_new_weights_are_the_next_seeds(page):
    page.click("button:text('New weights')")
    assert state_on(page)["seed"] == 2
    assert gradients_agree(page)
    page.click("button:text('Undo')")
    assert state_on(page)["seed"] == 1


def test_a_network_of_dead_units_is_drawn_and_named(page):
    page.select_option("[aria-label=Activation]", "relu")
    typed(page, "width", "8")
    typed(page, "depth", "30")
    for _ in range(40):
        if "is dead" in page.locator(".bp-verdict").text_content():
            break
        page.click("button:text('New weights')")
        settle(page)
    figure = GradientFlow(**state_on(page))
    gone = figure.numbers()["spread"].index(0)
    story = page.locator(".bp-verdict").text_content()
    assert story.startswith(f"Every unit of layer {gone} is dead")
    drawn = page.evaluate("document.querySelector('.bp-picture').innerHTML")
    assert "NaN" not in drawn
    assert "Infinity" not in drawn


def test_bad_numbers_are_refused_beside_the_field(page):
    before = state_on(page)
    for label, text, words in [
        ("depth", "31", "depth must be a whole number from 1 to 30, not “31”."),
        ("width", "9.5", "width must be a whole number from 8 to 36, not “9.5”."),
        ("scale", "0", "scale must be a number from 0.100 to 4.00, not “0”."),
    ]:
        typed(page, label, text)
        assert page.locator(".bp-problem:not(:empty)").last.text_content() == words
        assert state_on(page) == before
        typed(page, label, str(before[label]))
