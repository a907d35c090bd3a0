"""Reading a board file that nobody vouches for: it may be damaged, or made to do harm.

Rule: reading changes not one byte, time or neighbour of the file, runs nothing that the file
says, and ends in a board or in one sentence, within seconds.
"""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from evidenceboard.model.board import Board
from evidenceboard.storage import cells, seal
from evidenceboard.storage.cells import UnreadableRowError
from evidenceboard.storage.errors import BoardFileError, reason
from evidenceboard.storage.limits import LARGEST_VALUE
from evidenceboard.storage.row_reading import read_board
from evidenceboard.storage.schema import APPLICATION_ID, SCHEMA_VERSION, statements

_MAGIC = b"SQLite format 3\0"
_SECONDS = 1.5
_BYTES_A_SECOND = 8_000_000
"""For this many bytes of a file, the database may compute a second longer than `_SECONDS`."""
_STEPS_BETWEEN_LOOKS = 20_000
_NO_MORE = {
    sqlite3.SQLITE_LIMIT_LENGTH: LARGEST_VALUE,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 0,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}


@dataclass(frozen=True, slots=True)
class FileState:
    """Which bytes a file had: as the file system tells it at once, and by their digest."""

    device: int
    inode: int
    size: int
    modified: int
    digest: str = ""

    @classmethod
    def of(cls, status: os.stat_result, digest: str = "") -> FileState:
        return cls(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, digest)

    def looks_like(self, other: FileState) -> bool:
        """Whether nothing says that the bytes differ, without reading them."""
        mine = (self.device, self.inode, self.size, self.modified)
        return mine == (other.device, other.inode, other.size, other.modified)


@dataclass(frozen=True, slots=True)
class BoardReading:
    """What reading a board file found."""

    board: Board
    path: Path
    state: FileState
    schema_version: int
    revision: str
    board_id: str
    edits: int
    complaint: str
    """Why the file should not be written to, as a sentence; "" when all is well."""

    @property
    def size(self) -> int:
        """Bytes."""
        return self.state.size


def read_board_file(path: Path) -> BoardReading:
    """The board in a file. Raises BoardFileError, whose text is one sentence."""
    with _sentences(path), _opened(path) as (status, version, connection):
        board = read_board(connection)
        (row,) = connection.execute("SELECT revision, board_id, edits FROM board").fetchall()
        digest, sealed = _digest(path, connection)
        complaint = _newer(path, version)
        if not sealed:
            lost = damaged_contents(connection)
            board = _without(board, lost)
            complaint = _broken(path, len(lost))
        return BoardReading(
            board,
            path,
            FileState.of(status, digest),
            version,
            revision=cells.record_id(row[0]),
            board_id=cells.record_id(row[1]),
            edits=cells.whole(row[2]),
            complaint=complaint,
        )


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
    with _sentences(path), _opened(path) as (_, _, connection):
        for (sha256,) in connection.execute("SELECT sha256 FROM content").fetchall():
            data = content_of(connection, sha256)
            if data is not None:
                yield data


def content(path: Path, sha256: str) -> bytes | None:
    """One attachment's bytes from a board file; None where they are missing or damaged."""
    with _sentences(path), _opened(path, checked=False) as (_, _, connection):
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
    with _sentences(path), _opened(path) as (status, _, connection):
        digest, sealed = _digest(path, connection)
        cells.require(sealed, "what was written is not what arrived on the disk")
        return FileState.of(status, digest)


def fingerprint(path: Path) -> FileState:
    """Which bytes a file has now, whatever they are. Raises BoardFileError where it is none."""
    try:
        with _sentences(path), _opened(path, checked=False) as (status, _, connection):
            return FileState.of(status, _digest(path, connection)[0])
    except BoardFileError:
        with _sentences(path):
            status = _regular(path)
            with path.open("rb") as file:
                return FileState.of(status, seal.digest(file, None))


@contextmanager
def _sentences(path: Path) -> Iterator[None]:
    """Say every failure to read as one sentence that names the file."""
    try:
        yield
    except BoardFileError:
        raise
    except UnreadableRowError as error:
        raise BoardFileError(f"“{path.name}” cannot be opened: {error}.") from error
    except (OSError, sqlite3.Error, UnicodeError, OverflowError) as error:
        raise BoardFileError(f"“{path.name}” cannot be opened: {reason(error)}.") from error


@contextmanager
def _opened(
    path: Path, *, checked: bool = True
) -> Iterator[tuple[os.stat_result, int, sqlite3.Connection]]:
    """A connection that can neither write nor run anything, to a file that is one of ours."""
    status = _regular(path)
    version = _version(path, status.st_size)
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None
    )
    try:
        _restrict(connection, _SECONDS + status.st_size / _BYTES_A_SECOND)
        _check_schema(connection, version)
        if checked:
            _check_pages(connection)
        yield status, version, connection
    finally:
        connection.close()
    if not FileState.of(path.stat()).looks_like(FileState.of(status)):
        raise BoardFileError(f"“{path.name}” changed while it was being read.")


def _regular(path: Path) -> os.stat_result:
    """What the file system says of a file. Opening a pipe or a device could hang, so ask first."""
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableRowError("it is a folder")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableRowError("it is not a file but a device or a pipe")
    return status


def _version(path: Path, size: int) -> int:
    """The schema version that the header names, once the header is that of a board."""
    with path.open("rb") as file:
        header = file.read(100)
    cells.require(size > 0, "it is empty")
    cells.require(header.startswith(_MAGIC) and len(header) == 100, "it is not a board")
    numbers = {at: int.from_bytes(header[at : at + 4], "big") for at in (28, 60, 68)}
    page_size = int.from_bytes(header[16:18], "big")
    cells.require(numbers[68] == APPLICATION_ID, "it is a database, but not a board")
    cells.require(numbers[60] >= 1, "it names no version of a board")
    whole = numbers[28] * (65536 if page_size == 1 else page_size)
    cells.require(whole == size, "it is cut short or something was added to it")
    return numbers[60]


def _restrict(connection: sqlite3.Connection, seconds: float) -> None:
    """Allow the database little memory, no code from the file, and so many seconds of computing.

    Computing, not waiting: a slow disk or a busy machine is not the file's fault.
    """
    last = time.thread_time() + seconds
    connection.set_progress_handler(lambda: time.thread_time() > last, _STEPS_BETWEEN_LOOKS)
    for limit, most in _NO_MORE.items():
        connection.setlimit(limit, most)
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "query_only=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _check_schema(connection: sqlite3.Connection, version: int) -> None:
    """The file is built exactly as we build ours; a newer one may have further tables."""
    found: dict[str, str] = {}
    for kind, name, text in connection.execute("SELECT type, name, sql FROM sqlite_schema"):
        if text is None and kind == "index" and str(name).startswith("sqlite_autoindex_"):
            continue
        plain = kind in ("table", "index") and re.match(r"CREATE (TABLE|INDEX) ", str(text))
        cells.require(plain, f"it holds a {str(kind)[:20]} that a board does not have")
        found[str(text)] = str(name)
    strange = found.keys() - set(statements())
    missing = set(statements()) - found.keys()
    if version > SCHEMA_VERSION:
        cells.require(not missing, "it was made by a newer Evidence Board, which is needed for it")
    else:
        named = ", ".join(sorted(found[text][:40] for text in strange))
        cells.require(not strange, f"its tables are not those of a board ({named})")
        cells.require(not missing, "a part of a board is missing in it")


def _check_pages(connection: sqlite3.Connection) -> None:
    """SQLite's own look at its pages. A connection that only reads leaves CHECKs out of it."""
    found = " ".join(str(row[0]) for row in connection.execute("PRAGMA quick_check(1)"))
    cells.require(found == "ok", f"it is damaged ({' '.join(found.split())[:120]})")


def _digest(path: Path, connection: sqlite3.Connection) -> tuple[str, bool]:
    """The file's digest, and whether it is the one that the seal names."""
    named, start, end = seal.place_of(connection)
    with path.open("rb") as file:
        offset = seal.offset_of(file, named, start, end)
        found = seal.digest(file, offset)
    return (f"{found} {named}", found == named)
