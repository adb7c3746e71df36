"""The course's visual language for Matplotlib: three meanings, three colors."""

from __future__ import annotations

from typing import Any

import matplotlib.pyplot as plt
import numpy as np

# Okabe–Ito: told apart by color-blind readers.
BLUE = "#0072B2"
GREEN = "#009E73"
VERMILION = "#D55E00"


def style() -> None:
    """Set fonts, lines and SVG output for all plots of a page."""
    plt.rcParams.update(
        {
            "axes.spines.top": False,
            "axes.spines.right": False,
            "figure.figsize": (6.4, 3.6),
            "font.size": 11,
            "lines.linewidth": 2,
            "svg.fonttype": "path",
            "svg.hashsalt": "backprop",
        }
    )


def show_pixels(image: Any, ax: Any = None, signed: bool = False, title: str = "") -> Any:
    """Draw 64 numbers, (64,) or (8, 8), as a picture, and return its axes.

    Unsigned: 0 is white and 1 is black. Signed: white is 0, vermilion is positive, blue is
    negative, on a scale symmetric about 0. Raises ValueError for another number of entries,
    and for an entry that is not finite.
    """
    image = np.asarray(image, dtype=np.float64)
    if image.size != 64:
        raise ValueError(f"A digit has 64 pixels, but the array has shape {image.shape}.")
    if not np.isfinite(image).all():
        where = int(np.argwhere(~np.isfinite(image.ravel()))[0, 0])
        raise ValueError(
            f"Pixel {where} is {image.ravel()[where]}; a picture needs finite numbers. "
            "Did something overflow before?"
        )
    if ax is None:
        ax = plt.subplots(figsize=(2.4, 2.4))[1]
    if signed:
        limit = np.abs(image).max() or 1.0
        ax.imshow(image.reshape(8, 8), cmap=_signed_colors(), vmin=-limit, vmax=limit)
    else:
        ax.imshow(image.reshape(8, 8), cmap="gray_r", vmin=0, vmax=1)
    ax.set(xticks=[], yticks=[], title=title)
    return ax


def _signed_colors() -> Any:
    from matplotlib.colors import LinearSegmentedColormap

    return LinearSegmentedColormap.from_list("signed", [BLUE, "white", VERMILION])
