"""The private copy of a board in which every edit is stored at once: autosave and crash recovery.

Rule: when `store` has returned, the edit survives a crash and a power cut; when it raises, the
copy is as it was. The copy keeps content that an undo could bring back; publishing drops it.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from evidenceboard.model.change import Change
from evidenceboard.model.moves import Moves
from evidenceboard.model.steps import in_one_go, part
from evidenceboard.storage import seal
from evidenceboard.storage.board_file import content_of
from evidenceboard.storage.errors import NotStoredError, reason
from evidenceboard.storage.many_rows import ManyRows
from evidenceboard.storage.move_writing import MoveRows
from evidenceboard.storage.row_writing import ChangeRows
from evidenceboard.storage.schema import make_tables
from evidenceboard.storage.written_aside import WrittenAside

_COUNT_EDIT = "UPDATE board SET edits = edits + 1"
_KEEP = "INSERT INTO content (sha256, data) VALUES (?, ?) ON CONFLICT DO NOTHING"


def make_empty(path: Path, board_id: str) -> None:
    """Make an empty board in a file that is not there yet, readable by its owner only."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("BEGIN")
        make_tables(connection)
        connection.execute(
            "INSERT INTO board (seal, revision, board_id, edits, created, yardstick, title,"
            " description) VALUES (?, ?, ?, 0, '', 'icd203', '', '')",
            (seal.BLANK, str(uuid4()), board_id),
        )
        connection.execute("COMMIT")
    finally:
        connection.close()


MANY = 5_000
USUAL_KIBIBYTES, MANY_KIBIBYTES = 2_000, 128_000
"""How much of the file SQLite keeps in memory: as it does by itself, and while more records than
`MANY` are written."""


class WorkingCopy:
    """One board's working copy, open for writing by this process alone."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._connection = sqlite3.connect(
                path.absolute().as_uri(), uri=True, isolation_level=None, check_same_thread=False
            )
            for pragma in (
                "journal_mode=WAL",
                "synchronous=FULL",
                "foreign_keys=ON",
                "trusted_schema=OFF",
                "wal_autocheckpoint=10000",
                "busy_timeout=5000",
            ):
                self._connection.execute(f"PRAGMA {pragma}")
            named = self._connection.execute("SELECT board_id, edits FROM board")
            board_id, edits = named.fetchone()
            self.board_id = str(board_id)
            self.edits = int(edits)
        except (sqlite3.Error, TypeError) as error:
            raise NotStoredError(f"The working copy cannot be opened: {reason(error)}.") from error

    def store(self, change: Change) -> None:
        """Keep a change for good. Raises NotStoredError, in words, when nothing was kept."""
        in_one_go(self.storing(change))

    def storing(self, change: Change) -> Generator[float, None, None]:
        """The same in steps, which yield the part done; nothing else may be stored meanwhile. The
        last one makes it certain: closing them before leaves the copy as it was."""
        with _in_words("The edit was not made"):
            if len(change.steps) > MANY and not change.only_moves:
                yield from self._storing_many(change)
            else:
                rows = _rows_of(change)
                with self._room_for(change), self._transaction():
                    rows.write(self._connection)
                    self._connection.execute(_COUNT_EDIT)
        self.edits += 1

    def _storing_many(self, change: Change) -> Generator[float, None, None]:
        rows = ManyRows()
        yield from part(rows.gather(change), 0, 0.5)
        with self._room_for(change), rows.ready(self._connection), self._transaction():
            written = WrittenAside(rows.writing(self._connection), self._connection)
            yield from part(written.waiting(), 0.5, 1)
            self._connection.execute(_COUNT_EDIT)

    def keep_content(self, data: bytes) -> str:
        """Keep bytes for good; returns their SHA-256. Raises NotStoredError when it cannot."""
        sha256 = hashlib.sha256(data).hexdigest()
        with _in_words("The attachment was not kept"), self._transaction():
            self._connection.execute(_KEEP, (sha256, data))
        return sha256

    def content(self, sha256: str) -> bytes:
        """The bytes kept under that SHA-256. Raises KeyError where they are not all there."""
        data = content_of(self._connection, sha256)
        if data is None:
            raise KeyError(sha256)
        return data

    def copy_to(self, path: Path) -> None:
        """Write all that it holds to a file that is not there yet, readable by its owner only."""
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        self._connection.execute("VACUUM INTO ?", (str(path),))

    def tidy(self) -> None:
        """Fold the log of edits into the copy, in a quiet moment; it never waits for a reader."""
        with _in_words("The working copy could not be tidied"):
            self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def close(self) -> None:
        self._connection.close()

    @contextmanager
    def _room_for(self, change: Change) -> Iterator[None]:
        """Hold more pages in memory while very many records are written: else the same pages are
        written to the disk and read again and again."""
        if len(change.steps) <= MANY:
            yield
            return
        self._connection.execute(f"PRAGMA cache_size=-{MANY_KIBIBYTES}")
        try:
            yield
        finally:
            self._connection.execute(f"PRAGMA cache_size=-{USUAL_KIBIBYTES}")
            self._connection.execute("PRAGMA shrink_memory")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise


def _rows_of(change: Change) -> ChangeRows | MoveRows:
    return MoveRows(change.steps) if isinstance(change.steps, Moves) else ChangeRows(change)


@contextmanager
def _in_words(what: str) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError, ValueError, OverflowError) as error:
        raise NotStoredError(f"{what}: {reason(error)}.") from error
