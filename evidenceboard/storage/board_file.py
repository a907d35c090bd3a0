"""Reading a board file that nobody vouches for: it may be damaged, or made to do harm.

Rule: reading changes not one byte, time or neighbour of the file, runs nothing that the file
says, and ends in a board or in one sentence, within seconds.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from evidenceboard.model.board import Board
from evidenceboard.model.frozen import frozen
from evidenceboard.storage import cells, seal
from evidenceboard.storage.errors import BoardFileError
from evidenceboard.storage.file_state import FileState
from evidenceboard.storage.migration import in_todays_tables
from evidenceboard.storage.row_reading import read_board
from evidenceboard.storage.safe_opening import in_sentences, never, opened_safely, regular
from evidenceboard.storage.schema import SCHEMA_VERSION
from evidenceboard.storage.words import WordsOnDisk

_LOST = "SELECT DISTINCT sha256 FROM attachment WHERE sha256 NOT IN (SELECT sha256 FROM content)"


@frozen
class BoardReading:
    """What reading a board file found."""

    board: Board
    path: Path
    """Where the file is, once links are followed."""
    state: FileState
    schema_version: int
    revision: str
    board_id: str
    edits: int
    complaint: str
    """Why the file should not be written to, as a sentence; "" when all is well."""
    words: WordsOnDisk | None = None
    """Where the records' words still are, in a copy of the file; None once they are read."""

    @property
    def size(self) -> int:
        """Bytes."""
        return self.state.size


def read_board_file(path: Path, cancelled: Callable[[], bool] = never) -> BoardReading:
    """The board in a file. Raises BoardFileError, whose text is one sentence; some time after
    `cancelled` says so, too."""
    with (
        in_sentences(path),
        opened_safely(path, cancelled=cancelled) as (status, version, connection),
    ):
        with in_todays_tables(path, version, connection, cancelled) as rows:
            board = read_board(rows)
        revision, board_id, edits = names_in(connection)
        digest, sealed = digest_of(path, connection)
        lost = lost_contents(connection) if sealed else damaged_contents(connection)
        whole = sealed and not lost
        complaint = _newer(path, version) if whole else _broken(path, len(lost))
        return BoardReading(
            _without(board, lost),
            path.resolve(),
            FileState.of(status, digest),
            version,
            revision,
            board_id,
            edits,
            complaint=complaint,
        )


def names_in(connection: sqlite3.Connection) -> tuple[str, str, int]:
    """What tells which state of which board a file holds: revision, board id, count of edits."""
    (row,) = connection.execute("SELECT revision, board_id, edits FROM board").fetchall()
    return cells.record_id(row[0]), cells.record_id(row[1]), cells.whole(row[2])


def faults(path: Path) -> list[str]:
    """Every reason why a file is not sound, as sentences; [] when it is. Looks at every byte,
    those of attachments too, which opening leaves to the seal."""
    try:
        complaint = read_board_file(path).complaint
        with in_sentences(path), opened_safely(path) as (_, _, connection):
            damaged = damaged_contents(connection)
    except BoardFileError as error:
        return [str(error)]
    found = [complaint] if complaint else []
    found.extend(
        f"“{path.name}” has an attachment that is damaged or lost: {sha256}." for sha256 in damaged
    )
    return found


def lost_contents(connection: sqlite3.Connection) -> list[str]:
    return [sha256 for (sha256,) in connection.execute(_LOST)]


def _without(board: Board, lost: list[str]) -> Board:
    """The board without attachments whose bytes are lost: it must be possible to save it."""
    if not lost:
        return board
    cards = [
        replace(card, attachments=tuple(a for a in card.attachments if a.sha256 not in lost))
        for card in board.cards.values()
    ]
    return Board(cards, board.connectors.values(), board.facts)


def _newer(path: Path, version: int) -> str:
    if version <= SCHEMA_VERSION:
        return ""
    return (
        f"“{path.name}” was made by a newer Evidence Board, so it can be read but not edited here;"
        " Save As keeps what this one knows of it."
    )


def _broken(path: Path, damaged: int) -> str:
    """What to say of a file whose rows can be read but whose seal does not fit."""
    lost = f" {damaged} of its attachments cannot be read." if damaged else ""
    return (
        f"“{path.name}” is damaged or was changed by another program;"
        f" Save As keeps what is readable.{lost}"
    )


def contents(path: Path) -> Iterator[bytes]:
    """The bytes of each attachment in a board file that are what they claim to be."""
    with in_sentences(path), opened_safely(path) as (_, _, connection):
        for (sha256,) in connection.execute("SELECT sha256 FROM content").fetchall():
            data = content_of(connection, sha256)
            if data is not None:
                yield data


def content(path: Path, sha256: str) -> bytes | None:
    """One attachment's bytes from a board file; None where they are missing or damaged."""
    with in_sentences(path), opened_safely(path, checked=False) as (_, _, connection):
        return content_of(connection, sha256)


def content_of(connection: sqlite3.Connection, sha256: str) -> bytes | None:
    """The bytes kept under a SHA-256; None where they are missing or not what they claim to be."""
    row = connection.execute("SELECT rowid FROM content WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None:
        return None
    with connection.blobopen("content", "data", row[0], readonly=True) as blob:
        data = blob.read()
    return data if hashlib.sha256(data).hexdigest() == sha256 else None


def damaged_contents(connection: sqlite3.Connection) -> list[str]:
    """The SHA-256 under which attachments should have bytes that are missing or others."""
    wanted = connection.execute("SELECT DISTINCT sha256 FROM attachment").fetchall()
    return [sha256 for (sha256,) in wanted if not _is_whole(connection, sha256)]


def _is_whole(connection: sqlite3.Connection, sha256: str) -> bool:
    row = connection.execute("SELECT rowid FROM content WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None:
        return False
    counted = hashlib.sha256()
    with connection.blobopen("content", "data", row[0], readonly=True) as blob:
        while part := blob.read(1 << 20):
            counted.update(part)
    return counted.hexdigest() == sha256


def check_published(path: Path) -> FileState:
    """Read a file that we have just sealed as a stranger would. Raises BoardFileError."""
    with in_sentences(path), opened_safely(path) as (status, _, connection):
        digest, sealed = digest_of(path, connection)
        cells.require(sealed, "what was written is not what arrived on the disk")
        return FileState.of(status, digest)


def fingerprint(path: Path) -> FileState:
    """Which bytes a file has now, whatever they are. Raises BoardFileError where it is none."""
    try:
        with in_sentences(path), opened_safely(path, checked=False) as (status, _, connection):
            return FileState.of(status, digest_of(path, connection)[0])
    except BoardFileError:
        with in_sentences(path):
            status = regular(path)
            with path.open("rb") as file:
                return FileState.of(status, seal.digest(file, None))


def digest_of(path: Path, connection: sqlite3.Connection) -> tuple[str, bool]:
    """The file's digest, and whether it is the one that the seal names."""
    named, start, end = seal.place_of(connection)
    with path.open("rb") as file:
        offset = seal.offset_of(file, named, start, end)
        found = seal.digest(file, offset)
    return (f"{found} {named}", found == named)
