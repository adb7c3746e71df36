"""What the tests of figures share: the numbers that JavaScript computes."""

import json
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def plain(value):
    """Return numbers that JSON could not carry ("NaN", "Infinity") as floats again."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return float(value) if value in ("NaN", "Infinity", "-Infinity") else value


@pytest.fixture(scope="session")
def numbers_in_javascript():
    """Return a function from [(figure's name, state), ...] to what JavaScript makes of them."""

    def run(asked):
        answer = subprocess.run(
            [str(ROOT / ".venv/bin/node"), "figures/numbers.js"],
            cwd=ROOT,
            input="".join(
                json.dumps({"figure": name, "state": state}) + "\n" for name, state in asked
            ),
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert answer.returncode == 0, answer.stderr
        return [plain(json.loads(line)) for line in answer.stdout.splitlines()]

    return run


@pytest.fixture(scope="session")
def state_of():
    """Return a function from a widget to the state that its view is given."""

    def state(widget):
        return {name: getattr(widget, name) for name in widget.state_names()}

    return state
