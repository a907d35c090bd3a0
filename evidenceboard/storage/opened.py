"""A board file opened for work: read, checked, and locked for others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from evidenceboard.storage.board_file import BoardReading, read_board_file
from evidenceboard.storage.lock import Holder
from evidenceboard.storage.safe_opening import never
from evidenceboard.storage.sitting import Sitting


@dataclass(frozen=True, slots=True)
class Opened:
    """What a document is made of. Rule: whoever does not make one of it closes the sitting."""

    reading: BoardReading
    sitting: Sitting
    read_only: str
    """Why the board must not be edited, as a sentence; "" when it may."""


def open_board(
    path: Path,
    who: str = "",
    even_from: Holder | None = None,
    cancelled: Callable[[], bool] = never,
) -> Opened:
    """The board in a file, locked in the name of `who`, from any thread. Raises BoardFileError.

    `even_from` names the holder of a lock whom the user has decided to pass over.
    """
    reading = read_board_file(path, cancelled)
    sitting = Sitting(reading.board, reading)
    read_only = reading.complaint or sitting.lock(who, even_from)
    return Opened(reading, sitting, read_only)
