"""What the tests of the library share: expressions, and what PyTorch says of them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "reference"))
