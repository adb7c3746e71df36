"""Run all measurements, or those that are named: python benchmarks/run.py figures pages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ALL = ["library", "engine", "layers", "mlp", "training", "figures", "pages"]


def main() -> None:
    """Run each in its own process; one that fails does not stop the others."""
    names = sys.argv[1:] or ALL
    unknown = set(names) - set(ALL)
    if unknown:
        sys.exit(f"There is no {', '.join(sorted(unknown))}; known: {', '.join(ALL)}.")
    failed = []
    for name in names:
        print(f"\n== {name}", flush=True)
        if subprocess.run([sys.executable, str(HERE / f"{name}.py")], check=False).returncode:
            failed.append(name)
    if failed:
        sys.exit(f"Not within its bound, or not measured: {', '.join(failed)}.")


if __name__ == "__main__":
    main()
