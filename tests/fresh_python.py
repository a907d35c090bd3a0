"""Programs that run in a Python of their own, into which nothing was loaded before."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def said(program: str, **surroundings: str) -> str:
    """What a fresh process prints; without what this one's own Qt has put into the environment."""
    theirs = {k: v for k, v in os.environ.items() if k != "PYSIDE6_OPTION_PYTHON_ENUM"}
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        cwd=ROOT,
        env=theirs | {"PYTHONPATH": str(ROOT)} | surroundings,
    )
    return done.stdout
