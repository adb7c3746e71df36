"""Make website/static/fonts/backprop-math.woff2: Latin Modern Math, reduced to what we use.

Usage: python tools/subset_fonts.py latinmodern-math.otf
The font is in Debian's package fonts-lmodern. It keeps its MATH table, without which brackets
and roots do not grow. The build reduces it further, to what stands on the pages.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset

TARGET = Path(__file__).parents[1] / "website" / "static" / "fonts" / "backprop-math.woff2"
OPERATORS = (
    "±×÷·⋅−∓∗∘∙√∛∝∞∂∆∇∑∏∫∈∉∋⊂⊆∪∩∅∀∃¬∧∨⊕⊗⊙⊤⊥≈≠≡≤≥≪≫∼≃≅≔→←↔↦⇒⇐⇔↑↓⟨⟩⌈⌉⌊⌋‖∣∥…⋯⋮⋱′″‴ˆ˜ˉ¯˙ˇ̂̃̄⏞⏟⎴⎵⃗‾ℝℕℤℂℓℏ"
)


def characters() -> set[int]:
    """Return the code points: ASCII, Greek, and the mathematical italics and bold italics."""
    points = set(range(0x20, 0x7F)) | set(range(0x391, 0x3CA)) | {0x3D1, 0x3D5, 0x3F5}
    points |= set(range(0x1D400, 0x1D468)) | {0x210E}  # bold, italic, bold italic Latin
    points |= set(range(0x1D6A8, 0x1D74A))  # bold and italic Greek
    points |= set(range(0x1D7CE, 0x1D7D8))  # bold digits
    return points | {ord(sign) for sign in OPERATORS}


def main() -> None:
    """Write the subset."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    options = subset.Options(flavor="woff2", hinting=False, layout_features=["ssty", "kern"])
    font = subset.load_font(sys.argv[1], options)
    worker = subset.Subsetter(options)
    worker.populate(unicodes=characters())
    worker.subset(font)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    subset.save_font(font, str(TARGET), options)
    print(f"{TARGET.name}: {TARGET.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    main()
