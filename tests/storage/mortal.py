"""A process that edits until it is killed: for tests of what a crash leaves behind.

Started once, it forks for every round, so that the imports are paid once. It says the number of
each edit after it was stored. `python -m tests.storage.mortal FILE` reads a line per round:
"edit" streams edits, "save" saves the board to FILE after each.
"""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from random import Random

from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.storage.sitting import Sitting


def live(file: Path, *, saving: bool) -> None:
    """Edit, and say so, for ever."""
    rng = Random(os.getpid())
    sitting = Sitting(Board())
    for number in range(1, 1_000_000):
        board = sitting.board
        card = edits.new_card(board, "claim", number, 0, str(number), "x" * rng.randrange(9000))
        change = edits.add_cards(board, [card])
        if board.cards:
            change = change.then(edits.move(board, [rng.choice(sorted(board.cards))], 5, 5))
        change = change.then(edits.set_number(board, "claim", number / 1_000_000))
        sitting.keep_content(rng.randbytes(2000))
        sitting.store(change)
        os.write(1, b"%d\n" % number)
        board.apply(change)
        if number % 7 == 0:
            sitting.rest()
        if saving:
            job = sitting.save_job(file, overwrite=True)
            job.run()
            sitting.saved(job)


def main() -> None:
    importlib.import_module("evidenceboard.storage.new_version")
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            live(Path(sys.argv[1]), saving=line.strip() == "save")
        os.write(1, b"born %d\n" % child)
        os.waitpid(child, 0)
        os.write(1, b"dead\n")


if __name__ == "__main__":
    main()
