"""Board files to measure with, made once and kept as long as what makes them stays the same."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from tests.benchmarks.generate import make_board, write

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "out" / "benchmarks"
SEED = 1
MAKERS = (
    "tests/benchmarks/generate.py",
    "tests/benchmarks/vocabulary.py",
    "evidenceboard/model/records.py",
    "evidenceboard/storage/schema.py",
    "evidenceboard/storage/seal.py",
    "evidenceboard/storage/tables.py",
)


def kept_board(cards: int) -> Path:
    """The file with that many cards. Rule: it is never opened itself, only copies of it."""
    path = KEPT / f"{cards}-{SEED}-{_digest()}.evboard"
    if not path.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        for old in KEPT.glob(f"{cards}-*.evboard"):
            old.unlink()
        unfinished = path.with_suffix(".unfinished")
        write(make_board(cards, SEED), unfinished)
        unfinished.rename(path)
    return path


def copied_board(cards: int, folder: Path) -> Path:
    """A copy of the board of that size, to be opened and edited."""
    return Path(shutil.copy(kept_board(cards), folder / "board.evboard"))


def _digest() -> str:
    """Names the code that boards are made and written by."""
    made = hashlib.sha256()
    for name in MAKERS:
        made.update((ROOT / name).read_bytes())
    return made.hexdigest()[:12]
