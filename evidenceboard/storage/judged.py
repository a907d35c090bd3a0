"""Which board files were found in order here before, so that the same bytes are judged once.

Judging a large board takes a second or two, computing its digest a tenth of that.

Rule: what is noted is the digest of every byte, never a path or a time, and only after the whole
judgement has passed; where the rules are others than they were then, nothing counts as judged.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from evidenceboard import __version__
from evidenceboard.storage.app_data import home, write_whole
from evidenceboard.storage.hold import turn
from evidenceboard.storage.schema import statements

KEPT = 200
"""Digests; the oldest go first."""
STRICTNESS = 1
"""To be raised whenever judging begins to refuse what it passed before."""


def was_judged(digest: str) -> bool:
    """Whether a file with this digest has passed."""
    return _line(digest) in _noted()


def note_judged(digest: str) -> None:
    """Note that a file with this digest has passed. It waits for no disk: whatever is left of the
    note after a power cut names no other file."""
    try:
        with turn(home()):
            kept = [line for line in _noted() if line != _line(digest)]
            lines = [*kept, _line(digest)][-KEPT:]
            write_whole(_path(), "\n".join(lines).encode(), survives_power_cut=False)
    except OSError:
        return  # it is judged again the next time


def _path() -> Path:
    return home() / "judged"


def _noted() -> list[str]:
    try:
        return _path().read_text(encoding="ascii").splitlines()
    except (FileNotFoundError, UnicodeDecodeError):
        return []


def _line(digest: str) -> str:
    return f"{_rules()} {digest}"


@cache
def _rules() -> str:
    """Names the rules by which this program judges."""
    said = "\n".join((__version__, str(STRICTNESS), *statements()))
    return hashlib.sha256(said.encode()).hexdigest()[:16]
