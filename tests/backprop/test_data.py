import numpy as np
import pytest

from backprop.data import load_digits
from backprop.plots import show_pixels, style
from backprop.source import show_source


def test_the_digits_are_all_there_in_one_fixed_stratified_split():
    digits = load_digits()
    assert digits.X_train.shape == (1437, 64)
    assert digits.X_test.shape == (360, 64)
    assert digits.X_train.dtype == digits.X_test.dtype == np.float64
    assert digits.y_train.dtype == digits.y_test.dtype == np.int64
    train, test = np.bincount(digits.y_train), np.bincount(digits.y_test)
    assert (train + test).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    assert np.abs(test - (train + test) / 5).max() <= 1
    for X in (digits.X_train, digits.X_test):
        assert X.min() == 0.0
        assert X.max() == 1.0
    assert digits.y_test[:8].tolist() == load_digits().y_test[:8].tolist()


def test_every_call_gives_fresh_arrays():
    load_digits().X_train[:] = 0
    assert load_digits().X_train.any()


def test_a_digit_is_drawn_and_anything_else_refused():
    style()
    image = load_digits().X_train[0]
    assert show_pixels(image, title="a digit").get_title() == "a digit"
    assert show_pixels(image - 0.5, signed=True).images[0].get_clim() == (-0.5, 0.5)
    with pytest.raises(ValueError, match=r"64 pixels, but the array has shape \(3, 3\)"):
        show_pixels(np.zeros((3, 3)))
    with pytest.raises(ValueError, match="Pixel 9 is nan; a picture needs finite numbers"):
        show_pixels(np.where(np.arange(64) == 9, np.nan, 0.5), signed=True)


def test_source_is_shown_as_python():
    shown = show_source(load_digits, style)
    assert shown._repr_markdown_().startswith("```python\ndef load_digits")
    assert "def style" in repr(shown)
    with pytest.raises(TypeError, match="has no Python source"):
        show_source(3)
