"""kill −9 at any moment: no stored edit is lost, and a file is the old or the new version."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from evidenceboard.storage.board_file import read_board_file
from evidenceboard.storage.recovery import discard, unsaved
from evidenceboard.storage.sitting import Sitting


class Mortals:
    """Processes that edit until they are killed, one after another."""

    def __init__(self, file: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.storage.mortal", str(file)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )

    def one(self, what: str, rng: Random) -> int:
        """Let one live for a moment; returns the last edit that it said was stored."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{what}\n")
        stored, pid, enough = 0, 0, rng.randrange(1, 14 if what == "edit" else 5)
        for line in self.process.stdout:
            if line.startswith("born"):
                pid = int(line.split()[1])
            elif line == "dead\n":
                break
            else:
                stored = int(line)
            if stored >= enough and pid:
                time.sleep(rng.random() * 0.002)
                os.kill(pid, signal.SIGKILL)
                enough = 1_000_000_000
        return stored


@pytest.fixture
def mortals(tmp_path: Path) -> Iterator[Mortals]:
    started = Mortals(tmp_path / "board.evboard")
    yield started
    started.process.communicate()
    assert started.process.returncode == 0


def test_a_hundred_kills_while_editing_lose_no_stored_edit(mortals: Mortals) -> None:
    rng = Random(11)
    for _ in range(100):
        stored = mortals.one("edit", rng)
        (left,) = unsaved()
        sitting = Sitting.of_working_copy(left.folder)
        found = {int(card.title) for card in sitting.board.cards.values()}
        assert found in (set(range(1, stored + 1)), set(range(1, stored + 2)))
        assert sitting.board.facts.numbers == {"claim": len(found) / 1_000_000}
        assert left.edits == len(found)
        sitting.close(keep=True)
        discard(left)


def test_forty_kills_while_saving_leave_a_whole_file_and_no_litter(
    mortals: Mortals, tmp_path: Path
) -> None:
    rng = Random(12)
    file = tmp_path / "board.evboard"
    for _ in range(40):
        stored = mortals.one("save", rng)
        if file.exists():
            reading = read_board_file(file)
            assert reading.complaint == ""
            assert len(reading.board.cards) in (stored - 1, stored, stored + 1)
        for left in unsaved():
            discard(left)
        assert {path.name for path in tmp_path.iterdir()} <= {file.name, f".{file.name}.lock"}
        file.unlink(missing_ok=True)
