"""NetworkPlayground in a real browser: what it can do, each by pointer and by keyboard."""

import itertools

import numpy as np
import pytest

from backprop.widgets import NetworkPlayground
from backprop.widgets import small_network as network

pytestmark = pytest.mark.site
count = itertools.count()
LARGEST = [2, 8, 8, 8, 8, 3]


def wrong_backward(X, y, parameters):
    """Return the gradients of a tanh network, without the 1/N of the mean."""
    values = network.forward("tanh", parameters, X)
    gradients = network.backward("tanh", parameters, values, y)
    return {name: len(y) * gradients[f"d{name}"] for name in parameters}


@pytest.fixture
def opened(open_page, page_with):
    """Return a function that opens a NetworkPlayground."""

    def open_figure(figure=None, *where, **options):
        figure = figure or NetworkPlayground()
        address = page_with(f"network {id(figure)} {next(count)}", lambda _: figure)
        return open_page(address, *where, **options)

    return open_figure


def settled(page):
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.wait_for_selector("[aria-busy]", state="detached")  # what is out of sight comes later


def state_on(page):
    settled(page)
    return page.evaluate("document.querySelector('[data-backprop-figure]').figureModel.values")


def figure_on(page):
    return NetworkPlayground(**{k: v for k, v in state_on(page).items() if k != "problem"})


def weight(page, name):
    kind, index = network.entry_of(name)
    return np.array(state_on(page)["parameters"][kind])[index]


def control(page, label):
    return page.locator(f"[aria-label='{label}']")


def number(text):
    return float(text.replace("−", "-"))


def edge_middle(page, edge):
    """Return the middle of an edge on the screen, a third along it."""
    return page.evaluate(
        """(edge) => {
          const line = document.querySelectorAll('.bp-weights line')[edge];
          const at = line.getPointAtLength(line.getTotalLength() * 0.66);
          const point = new DOMPoint(at.x, at.y).matrixTransform(line.getScreenCTM());
          return [point.x, point.y];
        }""",
        edge,
    )


def drag(page, x, y, dx, dy):
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + dx, y + dy, steps=4)
    page.mouse.up()


def drag_center(page, locator, dx, dy):
    locator.scroll_into_view_if_needed()
    box = locator.bounding_box()
    drag(page, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, dx, dy)


def test_an_edge_is_chosen_and_dragged_by_mouse(opened):
    page = opened()
    page.locator(".bp-network").scroll_into_view_if_needed()
    x, y = edge_middle(page, 6)
    before = weight(page, "W1[1, 2]")
    drag(page, x, y, 0, -30)
    assert state_on(page)["chosen"] == "W1[1, 2]"
    assert weight(page, "W1[1, 2]") == pytest.approx(before + 0.5, abs=0.011), "up is more"
    x, y = edge_middle(page, 6)
    drag(page, x, y, -30, 0)
    assert weight(page, "W1[1, 2]") == pytest.approx(before, abs=0.02), "left is less"
    assert page.evaluate("document.activeElement.matches('.bp-handle')")
    page.click("text=Undo")
    assert page.said == []


def test_an_edge_is_chosen_by_touch_and_the_handle_dragged(opened):
    page = opened(width=375)
    page.locator(".bp-network").scroll_into_view_if_needed()
    x, y = edge_middle(page, 3)
    page.touchscreen.tap(x, y)
    assert state_on(page)["chosen"] == "W1[0, 3]"
    before = weight(page, "W1[0, 3]")
    drag_center(page, page.locator(".bp-handle"), 0, 36)
    assert weight(page, "W1[0, 3]") == pytest.approx(before - 0.6, abs=0.011)


def test_drag_slider_field_and_keys_change_the_same_number(opened):
    page = opened()
    page.locator(".bp select[aria-label=Weight]").select_option("W2[3, 1]")
    field, slider = control(page, "its value, typed"), control(page, "its value")
    field.fill("1.25")
    field.press("Enter")
    assert weight(page, "W2[3, 1]") == 1.25
    slider.press("ArrowRight")
    assert weight(page, "W2[3, 1]") == 1.35
    slider.press("Shift+ArrowLeft")
    assert weight(page, "W2[3, 1]") == 1.34
    handle = page.locator(".bp-handle")
    handle.press("ArrowDown")
    assert weight(page, "W2[3, 1]") == 1.24
    point = control(page, "the chosen weight, on the loss curve")
    point.press("ArrowUp")
    point.press("Shift+ArrowUp")
    assert weight(page, "W2[3, 1]") == 1.35
    settled(page)
    assert number(field.input_value()) == 1.35
    assert number(slider.input_value()) == 1.35
    assert handle.get_attribute("aria-valuenow") == "1.35"
    assert number(page.locator(".bp-on-edge").nth(19).locator("tspan").first.text_content()) == 1.35
    field.fill("12")
    field.press("Enter")
    problem = page.locator(".bp-problem:not(:empty)").text_content()
    assert problem.startswith("its value must be a number from −10.0 to 10.0")
    assert weight(page, "W2[3, 1]") == 1.35


def test_every_weight_can_be_chosen_and_is_named(opened):
    page = opened(NetworkPlayground([2, 3, 3]))
    options = page.locator(".bp select[aria-label=Weight] option").all_text_contents()
    assert len(options) == 2 * 3 + 3 + 3 * 3 + 3
    assert "W1[0, 2], from x1 to unit 3 of layer 1" in options
    assert "b2[1], the bias of the unit of class 1" in options
    page.locator(".bp-unit[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.unit") == "3"
    seen = []
    for _ in range(3):
        page.keyboard.press("Enter")
        seen.append(state_on(page)["chosen"])
    assert seen == ["W1[0, 1]", "W1[1, 1]", "b1[1]"]
    page.locator("[data-unit='6']").click()
    assert state_on(page)["chosen"] == "W2[0, 1]"


def test_an_example_is_moved_by_pointer_keys_and_numbers(opened):
    page = opened()
    point = page.locator(".bp-example").nth(1)
    drag_center(page, point, -40, 30)
    state = state_on(page)
    assert state["example"] == 1
    x1, x2 = state["X"][1]
    assert 0 < x1 < 1.1
    assert x2 < 1.3
    point.press("ArrowRight")
    point.press("Shift+ArrowDown")
    assert state_on(page)["X"][1] == pytest.approx([x1 + 0.1, x2 - 0.01])
    control(page, "x1, typed").fill("-0.25")
    control(page, "x1, typed").press("Enter")
    control(page, "x2").press("Home")
    assert state_on(page)["X"][1] == [-0.25, -3]
    page.locator(".bp select[aria-label='its class']").select_option("1")
    assert state_on(page)["y"] == [0, 1, 0, 1, 1, 1]
    page.click("text=Add an example")
    assert len(state_on(page)["X"]) == 7
    assert page.locator(".bp-example").count() == 7
    page.locator("text=Remove it").press("Enter")
    assert len(state_on(page)["y"]) == 6
    figure_on(page).numbers()


def test_layers_and_activation_are_chosen_and_what_fits_is_kept(opened):
    page = opened()
    before = state_on(page)
    page.locator(".bp select[aria-label='2']").select_option("3")
    state = state_on(page)
    assert state["sizes"] == [2, 4, 3, 2]
    assert state["parameters"]["W1"] == before["parameters"]["W1"]
    assert page.locator(".bp-unit").count() == 2 + 4 + 3 + 2 + 1
    page.locator(".bp select[aria-label='Units in layer 1']").select_option("–")
    assert state_on(page)["sizes"] == [2, 3, 2]
    page.locator(".bp select[aria-label=Classes]").focus()
    page.keyboard.press("ArrowDown")
    assert state_on(page)["sizes"] == [2, 3, 3]
    page.locator(".bp select[aria-label=Activation]").focus()
    page.keyboard.press("ArrowDown")
    assert state_on(page)["activation"] == "relu"
    figure_on(page).numbers()
    for label in ("Units in layer 1", "2", "3", "4"):
        page.locator(f".bp select[aria-label='{label}']").select_option("8")
    assert state_on(page)["sizes"] == LARGEST
    assert page.locator(".bp-weights line").count() == 267 + 3
    page.click("text=Undo")
    assert state_on(page)["sizes"] == [2, 8, 8, 8, 3]
    assert page.said == []


def test_values_local_derivatives_and_gradients_stand_where_they_belong(opened):
    page = opened()
    numbers, names = figure_on(page).numbers(), ["z", "slope", "a", "da", "dz"]
    for j in range(4):
        texts = page.locator(".bp-unit-text").nth(2 + j).locator("tspan").all_text_contents()
        unit = numbers["unit"]
        expected = [unit["z"][0], unit["slope"][0], unit["a"][1], unit["dA"][1], unit["dz"][0]]
        expected = [values[j] for values in expected]
        assert dict(zip(names, map(number, texts), strict=True)) == pytest.approx(
            dict(zip(names, expected, strict=True)), rel=0.006, abs=1e-5
        )
    labels = [
        [number(x) for x in label.locator("tspan").all_text_contents()]
        for label in page.locator(".bp-on-edge").all()
    ]
    figure, gradients = figure_on(page), numbers["gradients"]["example"]
    arrays = figure.arrays()
    columns = list(arrays.values()), [gradients[f"d{name}"] for name in arrays]
    expected = np.stack([np.concatenate([*map(np.ravel, c)]) for c in columns], axis=1)
    assert np.allclose(labels, expected, atol=0.0051)
    locals_ = page.locator(".bp-network-front > g > text.bp-local-text").all_text_contents()
    assert [number(x) for x in locals_] == pytest.approx(numbers["unit"]["local"], abs=6e-4)


def test_of_a_large_network_the_edges_of_the_unit_in_question_carry_numbers(opened):
    page = opened(NetworkPlayground(LARGEST))
    first = page.locator(".bp-on-edge").count()
    assert first == 3 + 8, "those of the unit that the chosen weight leads to"
    page.locator("[data-unit='12']").hover()
    settled(page)
    assert page.locator(".bp-on-edge").count() == 9 + 8 + 1, "those that are pointed at"
    page.mouse.move(1, 1)
    settled(page)
    assert page.locator(".bp-on-edge").count() == first
    page.locator(".bp-unit[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    settled(page)
    assert page.locator(".bp-on-edge").count() == 9 + 8 + 1, "or have the focus"


@pytest.mark.parametrize("how", ["pointer", "keyboard"])
def test_paths_are_lit_one_by_one_and_their_products_sum_up(opened, how):
    page = opened()
    press = {
        "pointer": lambda: page.get_by_role("button", name="Next path").click(),
        "keyboard": lambda: page.get_by_role("button", name="Next path").press("Enter"),
    }[how]
    route = page.locator(".bp-route")
    assert route.get_attribute("d") is None
    seen = []
    for path in (1, 2):
        press()
        assert state_on(page)["path"] == path
        seen.append(route.get_attribute("d"))
        assert f"Path {path} of 2, unit 1 of layer 1 → the unit of class" in page.content()
    assert len(set(seen)) == 2
    press()
    assert state_on(page)["path"] == 0
    assert route.get_attribute("d") is None
    large = opened(NetworkPlayground(LARGEST))
    assert "1536 paths lead from W1[0, 0] to the loss of this example, of which 200" in (
        large.content()
    )


@pytest.mark.parametrize("how", ["pointer", "keyboard"])
def test_it_steps_forward_and_back_one_unit_at_a_time(opened, how):
    page = opened(NetworkPlayground(position=0))
    forward = page.get_by_role("button", name="Step forward")
    back = page.get_by_role("button", name="Step back")

    def press(button):
        button.click() if how == "pointer" else button.press("Enter")

    halos = []
    for position in range(1, 15):
        press(forward)
        assert state_on(page)["position"] == position
        halo = page.locator(".bp-unit[data-now]")
        assert halo.count() == 1
        halos.append(int(halo.get_attribute("data-unit")))
    assert halos == [2, 3, 4, 5, 6, 7, 8, 8, 7, 6, 5, 4, 3, 2]
    assert forward.get_attribute("aria-disabled") == "true"
    press(back)
    assert state_on(page)["position"] == 13
    da = page.locator(".bp-unit-text").nth(0).locator("tspan").nth(1).text_content()
    numbers = figure_on(page).numbers()["unit"]
    assert number(da) == pytest.approx(numbers["dA"][0][0], rel=0.006)
    assert numbers["done"] == [3, 2]
    told = page.locator(".bp-told").nth(1).text_content()
    assert told.startswith("Backward through unit 2 of layer 1: dz = da · φ′(z) = ")


def test_it_plays_and_pauses(opened):
    page = opened()
    play = page.get_by_role("button", name="Play", exact=True)
    play.click()
    assert state_on(page)["position"] == 0
    page.wait_for_function(
        "document.querySelector('[data-backprop-figure]').figureModel.values.position >= 2"
    )
    page.get_by_role("button", name="Pause", exact=True).press("Enter")
    here = state_on(page)["position"]
    page.wait_for_timeout(1200)
    assert state_on(page)["position"] == here


def test_a_gradient_step_is_pythons_and_can_be_undone_and_redone(opened):
    page = opened()
    figure, first = figure_on(page), state_on(page)
    figure.gradient_step()
    page.click("text=Gradient step")
    after = state_on(page)["parameters"]
    for name, array in figure.arrays().items():
        assert np.allclose(after[name], array, rtol=1e-12, atol=1e-14)
    for press in ("click", "press"):
        for label, expected in (("Undo", first["parameters"]), ("Redo", after)):
            button = page.get_by_role("button", name=label, exact=True)
            button.click() if press == "click" else button.press("Enter")
            assert state_on(page)["parameters"] == expected, label
    rate = control(page, "learning rate, typed")
    rate.fill("2")
    rate.press("Enter")
    page.get_by_role("button", name="Gradient step").press("Enter")
    assert state_on(page)["parameters"] != after
    page.get_by_role("button", name="Reset").press("Enter")
    assert state_on(page) == first


@pytest.mark.parametrize("how", ["pointer", "keyboard"])
def test_training_runs_and_pauses_and_the_loss_falls(opened, how):
    page = opened()
    before = figure_on(page).numbers()["loss"]
    button = page.get_by_role("button", name="Train", exact=True)
    button.click() if how == "pointer" else button.press("Enter")
    page.wait_for_timeout(1500)
    button = page.get_by_role("button", name="Pause", exact=True)
    button.click() if how == "pointer" else button.press("Enter")
    after = state_on(page)["parameters"]
    assert figure_on(page).numbers()["loss"] < 0.7 * before
    page.wait_for_timeout(300)
    assert state_on(page)["parameters"] == after
    page.get_by_role("button", name="Undo", exact=True).click()
    assert figure_on(page).numbers()["loss"] == before, "a run is one step of undo"
    page.get_by_role("button", name="New weights").click()
    seed = state_on(page)["seed"]
    expected = network.random_parameters([2, 4, 2], seed)
    assert state_on(page)["parameters"] == {k: v.tolist() for k, v in expected.items()}


def test_the_loss_along_the_chosen_weight_is_dragged_and_checked_by_nudging(opened):
    page = opened()
    point = control(page, "the chosen weight, on the loss curve")
    before = weight(page, "W1[0, 0]")
    drag_center(page, point, 60, 0)
    assert weight(page, "W1[0, 0]") > before + 0.5
    numbers = figure_on(page).numbers()
    plot = page.locator("[aria-label='The loss along the chosen weight']")
    slope = plot.locator(".bp-gradient-text").text_content()
    assert number(slope.removeprefix("slope ")) == pytest.approx(numbers["gradient"], rel=0.006)
    assert "they agree" in page.locator(".bp-told").last.text_content()
    # On a kink of ReLU no nudge agrees.
    parameters = network.random_parameters([2, 1, 2], 5)
    parameters["W1"], parameters["b1"] = np.array([[1.0], [1.0]]), np.array([0.0])
    kink = opened(NetworkPlayground([2, 1, 2], "relu", parameters=parameters, X=[[1, -1]], y=[1]))
    assert "they differ by" in kink.locator(".bp-told").last.text_content()
    assert not figure_on(kink).numbers()["agrees"]


def test_saturated_and_dead_units_are_marked_with_a_sign_and_words(opened):
    parameters = network.random_parameters([2, 3, 2], 1)
    parameters["b1"] = np.array([-9.0, 0.1, 0.1])
    for activation, sign, words in (
        ("tanh", "⊣ saturated", "Saturated, so that hardly any gradient comes through"),
        ("relu", "✕ dead", "Dead, 0 for every example of the batch"),
    ):
        figure = NetworkPlayground(
            [2, 3, 2], activation, parameters=parameters, X=[[0.2, 0.1]], y=[0]
        )
        page = opened(figure)
        numbers = figure.numbers()
        assert [1, 0] in numbers["saturated"] + numbers["dead"]
        count = len(numbers["saturated"] + numbers["dead"])
        assert count < 3
        assert page.locator(".bp-mark:not(:empty)").all_text_contents() == [sign] * count
        assert words in page.locator(".bp-told").nth(2).text_content()
        assert page.locator("[data-unit='2']").get_attribute("aria-label").endswith(sign[2:])


@pytest.mark.parametrize("how", ["pointer", "keyboard"])
def test_the_same_network_as_matrices_with_shapes(opened, how):
    page = opened(NetworkPlayground([2, 4, 3], y=[0, 1, 2, 0, 1, 2]))
    summary = page.locator("summary", has_text="As matrices")
    summary.click() if how == "pointer" else summary.press("Enter")
    page.wait_for_function("document.querySelectorAll('.bp-matrix').length > 15")
    for line in page.locator(".bp-layers .bp-matrices").all():
        line.scroll_into_view_if_needed()
        page.wait_for_timeout(150)
    shown = page.evaluate(
        "[...document.querySelectorAll('.bp-matrix [role=table]')].map((t) => [t.ariaLabel,"
        " [...t.querySelectorAll('[role=cell]')].map((c) => c.title)])"
    )
    numbers = figure_on(page).numbers()
    expected = numbers["matrices"] | numbers["gradients"]["batch"] | state_on(page)["parameters"]
    expected |= {"X": state_on(page)["X"], "dX": expected.pop("dA0"), "y": state_on(page)["y"]}
    assert len(shown) == len(expected) == 18
    for label, cells in shown:
        name, shape = label.split(", shape ")
        array = np.array(expected[name])
        assert shape == str(array.shape)
        assert np.allclose([number(cell) for cell in cells], array.ravel(), rtol=1e-11, atol=1e-13)


def test_where_the_learners_gradients_are_off_is_marked_and_said(opened):
    figure = NetworkPlayground(backward=wrong_backward, batch=True, chosen="W1[1, 3]")
    page = opened(figure)
    words = page.locator("div.bp-told").text_content()
    assert words.startswith("Your dW2 is off at 8 entries (≠). dW2[0, 0] is "), "the last first"
    assert "Your dW1 is off at 8 entries (≠). dW1[1, 1] is " in words
    assert "? dW1[0, 0] is " in words
    assert "; 4 more, in the table. Your" in words.replace("Your", " Your")
    assert "Every entry is 6 times the measured one, and N = 6: is 1/N missing?" in words
    assert page.locator(".bp-weights [data-different]").count() == 22
    labels = page.locator(".bp-on-edge").all_text_contents()
    assert len(labels) == 22
    assert all("≠" in label for label in labels)
    check = page.locator(".bp-told").last.text_content()
    assert "which is off (≠)" in check
    page.locator(".bp select[aria-label='Gradients of']").select_option("example")
    settled(page)
    assert page.locator(".bp-weights [data-different]").count() == 0
    assert "For the whole batch, 22 entries are off" in page.locator("div.bp-told").text_content()
    page.locator(".bp-handle").press("ArrowUp")
    settled(page)
    assert "belong to other numbers" in page.locator("div.bp-told").text_content()
    large = opened(NetworkPlayground(LARGEST, backward=wrong_backward, batch=True))
    marks = large.locator(".bp-different").count() + large.locator(".bp-on-edge").count()
    assert marks == 267


@pytest.mark.parametrize("how", ["pointer", "keyboard"])
def test_a_state_is_shared_as_a_link(opened, open_page, how):
    page = opened(NetworkPlayground([2, 3, 3], "sigmoid", batch=True, position=5, path=1))
    page.locator("text=Gradient step").press("Enter")
    page.locator("text=Step back").press("Enter")
    page.wait_for_timeout(300)
    summary = page.locator("summary", has_text="Share and export")
    summary.click() if how == "pointer" else summary.press("Enter")
    copy = page.get_by_role("button", name="Copy link")
    copy.click() if how == "pointer" else copy.press("Enter")
    page.wait_for_function("document.querySelector('.bp-share [role=status]').textContent !== ''")
    assert "The link is" in page.locator(".bp-share [role=status]").text_content()
    link, state = control(page, "Link to this network").input_value(), state_on(page)
    assert link.startswith("file:")
    again = open_page(link)
    assert state_on(again) == state | {"problem": ""}
    assert again.said == []
    settled(again)
    assert again.locator(".bp-unit").count() == 9
    damaged = open_page(link.replace("sigmoid", "swish"))
    words = damaged.locator(".bp-told").first.text_content()
    assert words.startswith("The link to a network could not be read: its activation must be")
    assert state_on(damaged)["sizes"] == [2, 3, 3], "the network of the page"
    assert damaged.said == []
    damaged.evaluate("(hash) => { location.hash = hash; }", link.split("#")[1])
    damaged.wait_for_function(
        "document.querySelector('[data-backprop-figure]').figureModel.values.problem === ''"
    )
    assert state_on(damaged)["parameters"] == state["parameters"]


def test_a_state_is_exported_as_a_program(opened):
    page = opened()
    page.locator("summary", has_text="Share and export").click()
    code = control(page, "This network as a program")
    assert code.input_value().startswith("import numpy as np")
    names = {"print": lambda *args, **kwargs: None}
    exec(code.input_value(), names)
    assert names["loss"] == pytest.approx(figure_on(page).numbers()["shownLoss"], rel=1e-12)
    page.locator(".bp select[aria-label='As a program']").select_option("torch")
    assert code.input_value().startswith("import torch")
    page.get_by_role("button", name="Copy code").press("Enter")
    page.wait_for_function("document.querySelector('.bp-share [role=status]').textContent !== ''")
    page.locator(".bp-handle").press("ArrowUp")
    page.wait_for_timeout(400)
    assert f"[[{state_on(page)['parameters']['W1'][0][0]}, " in code.input_value()


@pytest.mark.parametrize("width", [1280, 375])
def test_axe_finds_nothing_when_everything_is_open(width, opened, axe):
    figure = NetworkPlayground(LARGEST, backward=wrong_backward, batch=True, path=3)
    page = opened(figure, width=width)
    for words in ("As matrices", "Share and export"):
        page.locator("summary", has_text=words).click()
        page.wait_for_timeout(300)
    for theme in ("light", "dark"):
        page.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
        assert axe(page) == [], theme
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(overflow) <= 0
    if width == 375:
        box = page.locator(".bp-network-box")
        assert box.evaluate("(box) => box.scrollWidth > box.clientWidth")
        page.locator(".bp select[aria-label=Weight]").select_option("W3[7, 7]")
        settled(page)
        handle, frame = page.locator(".bp-handle").bounding_box(), box.bounding_box()
        assert frame["x"] <= handle["x"] <= frame["x"] + frame["width"], "it is scrolled to"
    assert page.said == []


def test_what_is_out_of_sight_waits_and_is_right_when_it_is_seen(opened):
    page = opened(NetworkPlayground(LARGEST))
    shown = page.locator(".bp-unit-text").last.locator("tspan").first
    slider = control(page, "its value").and_(page.locator("input[type=range]"))
    page.evaluate("document.body.style.marginBottom = '100vh'")
    page.evaluate("document.querySelector('.bp-controls').scrollIntoView()")
    page.wait_for_timeout(100)
    assert page.locator(".bp-network").evaluate("(e) => e.getBoundingClientRect().bottom < -200")
    before = shown.text_content()
    # Watched, not timed: the text at the moment at which the picture says that it waits.
    waiting = slider.evaluate(
        """(slider) => new Promise((done) => {
          const frame = document.querySelector('.bp-graph-frame');
          const last = [...document.querySelectorAll('.bp-unit-text')].at(-1);
          new MutationObserver(() => done(last.querySelector('tspan').textContent))
            .observe(frame, {attributeFilter: ['aria-busy']});
          setTimeout(() => done('it did not wait'), 5000);
          slider.value = '7';
          slider.dispatchEvent(new Event('input', {bubbles: true}));
        })"""
    )
    assert waiting == before, "nobody sees the picture while one drags down here"
    settled(page)
    figure = figure_on(page)
    loss = figure.numbers()["losses"][figure.example]
    assert number(shown.text_content()) == pytest.approx(loss, rel=0.006)
    assert shown.text_content() != before
    page.evaluate("document.querySelector('.bp-network').scrollIntoView()")
    control(page, "the chosen weight, on its edge").press("ArrowUp")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.locator(".bp-graph-frame").get_attribute("aria-busy") is None, "now it is seen"


def test_the_numbers_of_a_large_network_are_written_in_turns_and_all_of_them(opened):
    page = opened(NetworkPlayground(LARGEST))
    slider = control(page, "its value").and_(page.locator("input[type=range]"))
    # The last number on a unit is a gradient; each input changes nearly all of them.
    written = slider.evaluate(
        """async (slider) => {
          const read = () => [...document.querySelectorAll('.bp-unit-text')]
            .map((unit) => [...unit.querySelectorAll('tspan')].at(-1).textContent);
          const counts = [];
          for (let i = 0; i < 8; i += 1) {
            const before = read();
            slider.value = String(i % 2 ? 3 : -3);
            slider.dispatchEvent(new Event('input', {bubbles: true}));
            await new Promise((done) => requestAnimationFrame(done));
            await new Promise((done) => queueMicrotask(done));
            const after = read();
            counts.push(after.filter((text, u) => text !== before[u]).length);
          }
          return counts;
        }"""
    )
    # Where a frame is late, the pause comes first and the rest is written, too; not in all eight.
    assert 0 < min(written) <= 14, "not all 38 at once"
    settled(page)
    figure = figure_on(page)
    numbers = figure.numbers()["unit"]
    shown = [unit.locator("tspan").first for unit in page.locator(".bp-unit-text").all()][2:-1]
    z = [number(text.text_content().replace("e−", "e-")) for text in shown]
    assert z == pytest.approx(np.concatenate(numbers["z"]).tolist(), rel=0.06, abs=6e-4)


def test_sign_is_a_dash_and_nothing_moves_for_those_who_do_not_want_it(opened):
    page = opened(reduced_motion="reduce")
    dashed = page.evaluate(
        "[...document.querySelectorAll('.bp-weights line:not(.bp-to-loss)')]"
        ".map((line) => getComputedStyle(line).strokeDasharray !== 'none')"
    )
    weights = np.concatenate([a.ravel() for a in figure_on(page).arrays().values()])
    assert dashed == (weights < 0).tolist()
    widths = page.evaluate(
        "[...document.querySelectorAll('.bp-weights line:not(.bp-to-loss)')]"
        ".map((line) => parseFloat(line.getAttribute('stroke-width')))"
    )
    assert np.allclose(widths, np.maximum(0.6, 3 * np.abs(weights)), atol=0.006)
    assert page.evaluate("getComputedStyle(document.querySelector('.bp-halo')).transition") == (
        "none"
    )


def test_a_unit_says_in_words_what_it_shows(opened):
    page = opened()
    unit = figure_on(page).numbers()["unit"]
    label = page.locator("[data-unit='3']").get_attribute("aria-label")
    assert label.startswith("unit 2 of layer 1, z ")
    assert [part.split(" ")[-2] for part in label.split(", ")[1:]] == ["z", "dz", "a", "φ′", "da"]
    assert number(label.split(", ")[3].split(" ")[1]) == pytest.approx(unit["a"][1][1], rel=0.006)
