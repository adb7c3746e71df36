"""Put the built JavaScript of the figures into the wheel (and into an editable install)."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent


class FiguresBuildHook(BuildHookInterface):
    """Run tools/build_figures.py before a wheel is made."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the figures; an editable install leaves that to `make figures`."""
        if version == "editable" or self.target_name != "wheel":
            return
        sys.path.insert(0, str(ROOT / "tools"))
        import build_figures

        build_figures.main()
