"""A board that is plainly in order: judged and read by several threads, its words left on the disk.

Rule: what is judged and read is a copy of the file, to which nobody writes.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from evidenceboard.model.board import Board
from evidenceboard.storage import board_file
from evidenceboard.storage.board_file import BoardReading
from evidenceboard.storage.cells import require
from evidenceboard.storage.file_state import FileState
from evidenceboard.storage.judged import note_judged, was_judged
from evidenceboard.storage.migration import migrate
from evidenceboard.storage.plain_rows import check_plain
from evidenceboard.storage.safe_opening import check_pages, opened_safely
from evidenceboard.storage.schema import SCHEMA_VERSION
from evidenceboard.storage.sitting_folder import SittingFolder
from evidenceboard.storage.words import WordsOnDisk

if TYPE_CHECKING:
    from evidenceboard.storage.quick_columns import Columns
    from evidenceboard.storage.trees import Trees

_LARGEST_COPY = 2_000_000_000
"""Bytes. A larger file is read row by row from where it is."""
_JUDGES = 2
"""Threads that judge rows while another reads them."""
_COPIES = 4
"""There must be room for so many: what was opened, the working copy, and a saving of it."""
_KEEPS_LOG = 18, b"\x02\x02"
"""Where the header of a database says that it keeps a write-ahead log, and how. SQLite would write
the same in a transaction of its own, and wait for the disk three times."""

NOT_PLAIN = (OSError, sqlite3.Error, ValueError, LookupError, OverflowError)
"""What the quick judgement raises; the careful one finds the words for it."""

Meanwhile = Callable[[Board, "Columns | None"], object]
Pause = Callable[[], object]


def read_quickly(
    path: Path,
    cancelled: Callable[[], bool],
    meanwhile: Meanwhile,
    pause: Pause,
    *,
    to_edit: bool = True,
) -> tuple[BoardReading, SittingFolder]:
    """A board that is plainly in order, its words in a copy of the file, and the folder of that,
    where also the working copy to be is made where it is `to_edit`. Raises `NOT_PLAIN`."""
    with opened_safely(path, checked=False) as (status, version, _):
        require(status.st_size <= _LARGEST_COPY, "it is too large to be copied")
    folder = SittingFolder.new()
    words: WordsOnDisk | None = None
    filed = folder.as_filed if version < SCHEMA_VERSION else folder.as_opened
    try:
        _copy(path, filed, status)
        if version < SCHEMA_VERSION:
            migrate(filed, folder.as_opened, cancelled)
        words = WordsOnDisk(folder.as_opened)
        with (
            ThreadPoolExecutor(_JUDGES) as judges,  # SQLite and SHA-256 let other threads run
            ThreadPoolExecutor(2) as aside,
        ):
            read: Future[Columns] = Future()
            judging = aside.submit(_judge, filed, folder.as_opened, judges, read, cancelled, pause)
            if to_edit:
                aside.submit(_prepare_copy, folder)  # long done when the board is, disk and all
            pause()
            board = _rows(folder.as_opened, words, read, cancelled)
            meanwhile(board, read.result())
            digest, named = judging.result()
        folder.as_filed.unlink(missing_ok=True)
    except BaseException:
        if words is not None:
            words.close()
        folder.remove()
        raise
    state = FileState.of(status, digest)
    reading = BoardReading(board, path.resolve(), state, version, *named, complaint="", words=words)
    return reading, folder


def _copy(path: Path, to: Path, status: os.stat_result) -> None:
    """Copy what the file held when it had this status."""
    free = shutil.disk_usage(to.parent).free
    require(status.st_size * _COPIES < free, "there is no room for a copy")
    shutil.copyfile(path, to)
    to.chmod(0o600)
    same = FileState.of(path.stat()).looks_like(FileState.of(status))
    require(same, "it changed while it was being read")


def _prepare_copy(folder: SittingFolder) -> None:
    """Copy the bytes that will be the working copy, as a database that keeps a log beside it, and
    have them on the disk: the first edit, which needs them there, does not wait for it then."""
    try:
        shutil.copyfile(folder.as_opened, folder.prepared)
        folder.prepared.chmod(0o600)
        with folder.prepared.open("r+b") as file:
            file.seek(_KEEPS_LOG[0])
            file.write(_KEEPS_LOG[1])
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        folder.prepared.unlink(missing_ok=True)  # starting to edit tries again, and tells


def _rows(
    path: Path, words: WordsOnDisk, read: Future[Columns], cancelled: Callable[[], bool]
) -> Board:
    """The board in a file; its columns are handed to whoever waits for them first."""
    from evidenceboard.storage.quick_columns import read_columns  # noqa: PLC0415  # brings numpy
    from evidenceboard.storage.quick_reading import board_of  # noqa: PLC0415  # the same

    try:
        with opened_safely(path, checked=False, cancelled=cancelled) as (_, _, connection):
            with _trees(path, cancelled) as trees:
                read.set_result(read_columns(trees, connection))
            return board_of(read.result(), connection, words)
    except BaseException as error:
        if not read.done():
            read.set_exception(error)
        raise


def _judge(
    filed: Path,
    rows: Path,
    judges: Executor,
    read: Future[Columns],
    cancelled: Callable[[], bool],
    pause: Pause,
) -> tuple[str, tuple[str, str, int]]:
    """The digest and the names of a file that is plainly in order; else raises. `rows` is the
    same in the tables of today, from which the columns are read."""
    with _connected(filed, cancelled) as connection:
        digest, sealed = board_file.digest_of(filed, connection)
        require(sealed, "it is not plainly a board of ours")
        if filed == rows and was_judged(digest):
            return digest, board_file.names_in(connection)
        pages = judges.submit(_check_pages, filed, cancelled)
        require(not board_file.lost_contents(connection), "it has lost attachments")
    connect, trees = partial(_connected, rows, cancelled), partial(_trees, rows, cancelled)
    check_plain(connect, trees, judges, read, pause)
    pages.result()
    with _connected(rows, cancelled) as connection:
        named = board_file.names_in(connection)
    note_judged(digest)
    return digest, named


def _trees(path: Path, cancelled: Callable[[], bool]) -> Trees:
    from evidenceboard.storage.trees import Trees  # noqa: PLC0415  # brings numpy

    return Trees(path, cancelled)


def _check_pages(path: Path, cancelled: Callable[[], bool]) -> None:
    with _connected(path, cancelled) as connection:
        check_pages(connection)


@contextmanager
def _connected(path: Path, cancelled: Callable[[], bool]) -> Iterator[sqlite3.Connection]:
    with opened_safely(path, checked=False, cancelled=cancelled) as (_, version, connection):
        require(version <= SCHEMA_VERSION, "it is not plainly a board of ours")
        yield connection
