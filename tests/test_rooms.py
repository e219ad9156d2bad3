"""Who may import whom: the contracts stand in pyproject.toml."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_every_room_imports_only_what_lies_below_it():
    lint = [sys.executable, "-m", "importlinter.cli", "lint", "--no-cache"]
    checked = subprocess.run(lint, cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
