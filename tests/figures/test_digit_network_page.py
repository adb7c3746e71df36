"""The digits' network in a browser: drawing, and training while the reader looks on."""

import time

import numpy as np
import pytest

from backprop.widgets import DigitNetwork
from backprop.widgets.figure import STATIC

pytestmark = pytest.mark.site
BUTTON = "button:text-is('{}')"


@pytest.fixture
def page(page_with, open_page):
    page = open_page(page_with("DigitNetwork", lambda _: DigitNetwork()))
    yield page
    assert page.said == []


def state_on(page):
    return page.evaluate("document.querySelector('[data-backprop-figure]').figureModel.values")


def press(page, name):
    page.click(BUTTON.format(name))
    settle(page)


def settle(page):
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def at(page, row, column):
    """Return where the middle of a pixel is on the screen."""
    canvas = page.locator(".bp-canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    return box["x"] + (column + 0.5) * box["width"] / 8, box["y"] + (row + 0.5) * box["height"] / 8


def drawn(page):
    return np.array(state_on(page)["drawn"]).reshape(-1, 8)


def words(page):
    settle(page)
    said = page.locator(".bp-words, .bp-standing").all_text_contents()
    return " ".join(said).replace("\N{NO-BREAK SPACE}", " ")


def wait_for(page, condition):
    """Wait until `condition` holds of the figure's state, v."""
    values = "document.querySelector('[data-backprop-figure]').figureModel.values"
    page.wait_for_function(f"((v) => {condition})({values})", timeout=20_000)


def test_a_digit_drawn_with_the_mouse_is_read(page):
    press(page, "Clear")
    page.mouse.move(*at(page, 0, 4))
    page.mouse.down()
    for row in range(8):
        page.mouse.move(*at(page, row, 3.7))
    page.mouse.up()
    page.mouse.move(*at(page, 4, 7))
    picture = drawn(page)
    assert (picture[1:, 3:5].max(axis=1) >= 0.75).all(), "one stroke from top to bottom"
    assert (picture[:, [0, 1, 6, 7]] == 0).all()
    assert 0 < picture[4, 3] < picture[4, 4] == 1, "the brush is soft"
    figure = DigitNetwork(**state_on(page))
    assert figure.numbers()["guess"] == 1
    assert "It reads a 1, with probability" in words(page)
    press(page, "Undo")
    assert drawn(page).max() == 0, "a stroke is undone as one"


def test_a_finger_draws_and_does_not_scroll(page):
    press(page, "Clear")
    x, y = at(page, 2, 2)
    before = page.evaluate("scrollY")
    session = page.context.new_cdp_session(page)
    start = {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]}
    session.send("Input.dispatchTouchEvent", start)
    for step in range(1, 6):
        point = {"x": x, "y": y + 18 * step}
        session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert (drawn(page)[2:6, 2] >= 0.75).all()
    assert page.evaluate("scrollY") == before


def test_a_digit_is_drawn_and_erased_by_keys(page):
    press(page, "Clear")
    page.locator(".bp-canvas [tabindex='0']").focus()
    label = "document.activeElement.getAttribute('aria-label')"
    assert page.evaluate(label) == "pixel [3, 3]: 0"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")
    page.keyboard.press(" ")
    settle(page)
    assert page.evaluate(label) == "pixel [2, 4]: 1.00"
    picture = drawn(page)
    assert picture[2, 4] == 1
    assert picture[2, 3] == picture[1, 4] == 5 / 16, "neighbors a little"
    assert np.count_nonzero(picture) == 5
    page.keyboard.press("Backspace")
    settle(page)
    assert page.evaluate(label) == "pixel [2, 4]: 0"
    assert np.count_nonzero(drawn(page)) == 4
    for _ in range(9):
        page.keyboard.press("ArrowLeft")
    assert page.evaluate(label) == "pixel [2, 0]: 0", "the edge holds"
    assert page.locator(".bp-canvas [tabindex='0']").count() == 1


def test_a_test_digit_is_chosen_and_a_drawing_starts_from_it(page):
    press(page, "Next")
    press(page, "Next")
    press(page, "Previous")
    assert state_on(page)["digit"] == 6
    page.mouse.click(*at(page, 0, 0))
    pixels = np.array(DigitNetwork(digit=6).numbers()["pixels"]).reshape(8, 8)
    assert drawn(page)[4].tolist() == pixels[4].tolist()
    assert drawn(page)[0, 0] == 1
    press(page, "Next")
    assert state_on(page)["drawn"] == []
    page.locator("[aria-label='test digit']").press("Home")
    press(page, "Previous")
    assert state_on(page)["digit"] == 359


def test_on_a_phone_each_button_stands_beside_what_it_changes(page):
    page.set_viewport_size({"width": 375, "height": 667})
    page.wait_for_selector(".bp-digit[data-narrow]")

    def span(*selectors):
        boxes = [page.locator(selector).first.bounding_box() for selector in selectors]
        return max(b["y"] + b["height"] for b in boxes) - min(b["y"] for b in boxes)

    assert span("[aria-label='The training loss of each epoch']", BUTTON.format("Train")) < 450
    assert span(".bp-standing", BUTTON.format("Random weights")) < 200
    assert span(".bp-canvas", ".bp-bars") < 220, "what is drawn, and how it is read"
    assert span(".bp-canvas", BUTTON.format("Clear")) < 720, "no taller than a phone"
    assert page.evaluate("document.documentElement.scrollWidth") == 375


def test_the_signs_and_sizes_of_the_pixel_gradient_are_in_the_picture(page):
    gradient = np.array(DigitNetwork().numbers()["pixel_gradient"])
    marks = page.eval_on_selector_all(
        ".bp-squares.bp-gradient g path",
        "all => all.map((e) => [e.getAttribute('class'), e.getBoundingClientRect().width])",
    )
    signs, sides = zip(*marks, strict=True)
    for sign, slope in zip(signs, gradient, strict=True):
        assert sign == ("bp-minus" if slope < 0 else "bp-plus")
    large = np.argsort(-np.abs(gradient))
    assert sides[large[0]] > sides[large[20]] > sides[large[40]]
    up, down = gradient.argmax(), gradient.argmin()
    said = words(page)
    assert f"More ink at pixel [{up // 8}, {up % 8}]" in said
    assert f"at pixel [{down // 8}, {down % 8}] (slope −" in said
    page.select_option("[aria-label='loss of label']", "3")
    assert "The loss of label 3 is" in words(page)


def test_a_hidden_unit_is_pointed_at(page):
    box = page.locator(".bp-squares[data-pick]").bounding_box()
    page.mouse.click(box["x"] + box["width"] * 2.5 / 4, box["y"] + box["height"] * 6.5 / 8)
    assert state_on(page)["unit"] == 6 * 4 + 2
    settle(page)
    assert "W1[:, 26]" in page.locator(".bp-digit").text_content()


def test_it_trains_from_random_weights_to_95_percent_within_ten_seconds(page):
    press(page, "Random weights")
    assert state_on(page)["parameters"] == []
    assert "Random weights, untrained" in words(page)
    start = time.perf_counter()
    press(page, "Train")
    wait_for(page, "v.history.some(([, accuracy]) => accuracy >= 0.95)")
    assert time.perf_counter() - start < 10
    press(page, "Pause")
    settle(page)
    state = state_on(page)
    page.wait_for_timeout(300)
    assert state_on(page)["steps"] == state["steps"], "a pause is a pause"
    reached = max(accuracy for _, accuracy in state["history"])
    assert reached >= 0.95
    figure = DigitNetwork(**state)
    assert f"{100 * figure.numbers()['accuracy']:.1f} %" in words(page)
    again = DigitNetwork(seed=state["seed"])
    again.train(2)
    assert state["history"][:2] == [pytest.approx(pair, rel=1e-9) for pair in again.history]
    press(page, "Undo")
    assert state_on(page)["parameters"] == [], "a run is undone as one"


def test_a_step_and_an_epoch_are_what_python_says(page):
    page.fill("[aria-label='seed, typed']", "4")
    page.press("[aria-label='seed, typed']", "Enter")
    assert state_on(page)["steps"] == 0
    figure = DigitNetwork(seed=4)
    press(page, "One step")
    wait_for(page, "v.steps === 1")
    figure.descend()
    assert np.abs(np.subtract(state_on(page)["parameters"], figure.parameters)).max() <= 1e-12
    press(page, "One epoch")
    wait_for(page, "v.history.length === 1")
    figure.descend(44)
    state = state_on(page)
    assert state["steps"] == figure.steps == 45
    assert state["history"] == [pytest.approx(figure.history[0], rel=1e-9)]
    assert np.abs(np.subtract(state["parameters"], figure.parameters)).max() <= 1e-10


def test_reset_stops_the_training_and_a_drawing_does_not(page):
    press(page, "Random weights")
    press(page, "Train")
    wait_for(page, "v.steps > 0")
    page.mouse.click(*at(page, 0, 0))
    steps = state_on(page)["steps"]
    wait_for(page, f"v.steps > {steps}")
    press(page, "Reset")
    page.wait_for_timeout(700)
    assert state_on(page)["steps"] == 450
    assert page.locator(BUTTON.format("Train")).count() == 1


def test_undo_stops_the_training_even_when_its_next_result_is_due(page):
    # A slow clock, then one that has leapt when Undo is pressed: the next frame is to save.
    page.evaluate("performance.now = ((t) => () => (t += 5))(1e6)")
    press(page, "Train")
    wait_for(page, "v.steps > 452")
    settle(page)  # some frames after it has saved
    page.evaluate(
        "performance.now = ((t) => () => (t += 1000))(1e9);"
        "[...document.querySelectorAll('.bp button')].find((b) => b.textContent === 'Undo').click()"
    )
    page.wait_for_timeout(300)
    assert state_on(page)["steps"] == 450


def test_training_rests_while_the_page_is_hidden(page):
    press(page, "Train")
    wait_for(page, "v.steps > 450")
    page.evaluate(
        "Object.defineProperty(document, 'hidden', {value: true});"
        "document.dispatchEvent(new Event('visibilitychange'))"
    )
    settle(page)
    steps = state_on(page)["steps"]
    page.wait_for_timeout(500)
    assert state_on(page)["steps"] == steps


def test_a_frame_of_training_leaves_time_for_the_reader(page):
    page.evaluate(
        "(() => { window.frames_ = []; const ask = requestAnimationFrame;"
        " window.requestAnimationFrame = (call) => ask((now) => {"
        " const start = performance.now(); call(now); frames_.push(performance.now() - start); })"
        " })()"
    )
    press(page, "Train")
    wait_for(page, "v.history.length > 30")
    press(page, "Pause")
    frames = sorted(page.evaluate("frames_"))
    assert len(frames) > 10
    assert frames[len(frames) // 2] < 16, "more than half of the frames fit into a screen's"


def test_without_the_digits_to_train_on_it_says_so(page_with, open_page):
    page = open_page(page_with("DigitNetwork", lambda _: DigitNetwork()))
    page.evaluate(
        "Object.defineProperty(HTMLScriptElement.prototype, 'src',"
        " {set(address) { this.setAttribute('src', `${address}.missing`); }})"
    )
    press(page, "Train")
    page.wait_for_function("document.querySelector('.bp-standing').textContent.includes('missing')")
    assert "training_digits.js could not be loaded" in words(page)
    assert page.locator(BUTTON.format("Train")).count() == 1


def test_weights_beyond_all_numbers_end_the_training_in_words(page_with, open_page):
    parameters = np.random.default_rng(0).normal(size=2410) * 1e155
    page = open_page(
        page_with("DigitNetwork, large", lambda _: DigitNetwork(parameters=parameters))
    )
    press(page, "Train")
    page.wait_for_function(
        "document.querySelector('.bp-standing').textContent.includes('Lower it')"
    )
    assert np.isfinite(state_on(page)["parameters"]).all()
    press(page, "Random weights")
    assert "Random weights, untrained" in words(page)


def test_in_a_notebook_the_view_is_one_module_that_trains_too(browser, state_of):
    page = browser.new_page()
    page.goto("about:blank")
    page.evaluate(
        """async ([source, values]) => {
          const address = URL.createObjectURL(new Blob([source], {type: "text/javascript"}));
          const {default: view} = await import(address);
          const on = {};
          window.values = values;
          const model = {
            get: (name) => values[name],
            set: (name, value) => { values[name] = value; on[`change:${name}`]?.(); },
            on: (event, call) => { on[event] = call; },
            off: (event) => { delete on[event]; },
            save_changes() {},
          };
          window.close_ = view.render({model, el: document.body});
        }""",
        [(STATIC / "digit_network.js").read_text(), state_of(DigitNetwork(seed=2))],
    )
    press(page, "Train")
    page.wait_for_function("values.history.length >= 2", timeout=20_000)
    page.evaluate("close_()")
    settle(page)
    steps = page.evaluate("values.steps")
    page.wait_for_timeout(200)
    assert page.evaluate("values.steps") == steps > 90, "a view that is closed does not train"
    page.close()
