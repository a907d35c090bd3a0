"""A board file opened for work: read, checked, and locked for others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from evidenceboard.model.frozen import frozen
from evidenceboard.storage.board_file import BoardReading, read_board_file
from evidenceboard.storage.errors import NotStoredError
from evidenceboard.storage.lock import Holder
from evidenceboard.storage.quick_opening import NOT_PLAIN, Meanwhile, Pause, read_quickly
from evidenceboard.storage.safe_opening import never
from evidenceboard.storage.sitting import Sitting


@frozen
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
    return _locked(reading, Sitting(reading.board, reading), who, even_from)


def open_large_board(
    path: Path,
    who: str,
    cancelled: Callable[[], bool],
    meanwhile: Meanwhile,
    pause: Pause = never,
    *,
    even_from: Holder | None = None,
    as_copy: bool = False,
) -> Opened:
    """The same for a large board: the words of its records stay on the disk until they are asked
    for. While its rows are still being judged, `meanwhile` is called with the board and, where they
    were read as such, its columns.

    What lets Python go on elsewhere (copying, the digest, the pages) is begun at once; before the
    rows, with which Python is busy, each thread calls `pause`, which may wait.

    What is not plainly in order is read row by row, which finds the words for what is wrong.
    `as_copy` makes a new, untitled board of what the file holds; the file is only read.
    """
    try:
        reading, folder = read_quickly(path, cancelled, meanwhile, pause)
    except NOT_PLAIN:
        if as_copy:
            reading = read_board_file(path, cancelled)
            opened = Opened(reading, Sitting.of_template(reading), "")
        else:
            opened = open_board(path, who, even_from, cancelled)
        meanwhile(opened.reading.board, None)
    else:
        if as_copy:
            opened = Opened(reading, Sitting.of_template(reading, folder), "")
        else:
            opened = _locked(reading, Sitting(reading.board, reading, folder), who, even_from)
        if opened.read_only:
            folder.prepared.unlink(missing_ok=True)
    if not opened.read_only:
        _start(opened.sitting)
    return opened


def _locked(
    reading: BoardReading, sitting: Sitting, who: str, even_from: Holder | None = None
) -> Opened:
    return Opened(reading, sitting, reading.complaint or sitting.lock(who, even_from))


def _start(sitting: Sitting) -> None:
    try:
        sitting.start()
    except NotStoredError:
        return  # the first edit tries again, and tells
