"""How long storing an edit takes, beside a 4 KiB append and fdatasync in the same loop.

    python -m tests.benchmarks.stored_edit [EDITS]

Prints milliseconds and the ratios to the floor. Works in a folder under the current one, since
/tmp may be in memory, where nothing waits for a disk.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.storage.app_data import HOME
from evidenceboard.storage.sitting import Sitting

CARDS = 200


def share(times: list[float], per_cent: int) -> float:
    """A percentile, in milliseconds."""
    return sorted(times)[len(times) * per_cent // 100] * 1000


def timed(step: Callable[[], object]) -> float:
    start = time.perf_counter()
    step()
    return time.perf_counter() - start


def measure(folder: Path, count: int) -> tuple[list[float], list[float]]:
    """Seconds per append with fdatasync, and per stored move of a card, taken in turns."""
    board = Board()
    cards = [edits.new_card(board, "claim", i, i, "A claim", "Words " * 20) for i in range(CARDS)]
    sitting = Sitting(board)
    sitting.start()
    added = edits.add_cards(board, cards)
    sitting.store(added)
    board.apply(added)
    floor: list[float] = []
    stored: list[float] = []
    with (folder / "floor").open("ab", buffering=0) as file:
        for number in range(count):

            def append() -> None:
                file.write(bytes(4096))
                os.fdatasync(file.fileno())

            floor.append(timed(append))
            change = edits.move(board, [cards[number % CARDS].id], 1, 1)
            stored.append(timed(lambda: sitting.store(change)))  # noqa: B023  # run at once
            board.apply(change)
    sitting.close(keep=False)
    return floor, stored


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as name:
        os.environ[HOME] = name
        floor, stored = measure(Path(name), count)
    print(f"{'':24}{'p50':>10}{'p95':>10}{'p99':>10}")
    for label, times in (("append + fdatasync, ms", floor), ("edit stored, ms", stored)):
        print(f"{label:24}" + "".join(f"{share(times, q):10.3f}" for q in (50, 95, 99)))
    ratios = (share(stored, q) / share(floor, q) for q in (50, 95, 99))
    print(f"{'ratio':24}" + "".join(f"{ratio:9.2f}×" for ratio in ratios))


if __name__ == "__main__":
    main()
