"""Boards of older versions in the tables of today.

Rule: an older file is only read. Its rows go over as they are, in the columns that both versions
have; what is new begins with its default. So no version needs code of its own, as long as columns
are added and none changes its meaning.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Container, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from evidenceboard.storage.cells import require
from evidenceboard.storage.safe_opening import in_sentences, never, opened_safely, restrict
from evidenceboard.storage.schema import SCHEMA_VERSION, make_tables

_CONTENT = ("content",)
"""The bytes of attachments: reading a board does without them."""


@contextmanager
def in_todays_tables(
    path: Path,
    version: int,
    connection: sqlite3.Connection,
    cancelled: Callable[[], bool] = never,
) -> Iterator[sqlite3.Connection]:
    """The rows of a file that is open at `connection`: there, or in memory where it is older."""
    if version >= SCHEMA_VERSION:
        yield connection
        return
    with closing(sqlite3.connect(":memory:", uri=True, isolation_level=None)) as memory:
        memory.execute("PRAGMA ignore_check_constraints=ON")  # whoever reads finds better words
        _copy_rows(path, memory, cancelled, without=_CONTENT)
        yield memory


def migrate(old: Path, new: Path, cancelled: Callable[[], bool] = never) -> None:
    """Make the file `new`, a board of today with all that an older one holds.

    Raises BoardFileError; there is then no `new`.
    """
    try:
        with in_sentences(old), opened_safely(old, checked=False, cancelled=cancelled):
            os.close(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            with closing(sqlite3.connect(new, uri=True, isolation_level=None)) as connection:
                connection.execute("PRAGMA journal_mode=OFF")
                _copy_rows(old, connection, cancelled)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def bring_up_to_date(working_copy: Path) -> None:
    """Give a working copy that an older program left behind the tables of today.

    Raises UnreadableRowError where a newer one left it, sqlite3.Error or BoardFileError.
    """
    with closing(sqlite3.connect(working_copy, isolation_level=None, timeout=1)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        require(version <= SCHEMA_VERSION, "it was made by a newer Evidence Board")
        if version == SCHEMA_VERSION:
            return
        (busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        require(not busy, "another program is using it, so its log could not be brought in")
    made = working_copy.with_suffix(".new")
    made.unlink(missing_ok=True)
    migrate(working_copy, made)
    made.replace(working_copy)


def _copy_rows(
    old: Path, new: sqlite3.Connection, cancelled: Callable[[], bool], without: Container[str] = ()
) -> None:
    """Fill a new database, which must take names of files as URIs, with the rows of an old one."""
    new.execute("ATTACH ? AS old", (f"{old.absolute().as_uri()}?mode=ro&immutable=1",))
    restrict(new, old.stat().st_size, cancelled)
    new.execute("BEGIN")
    make_tables(new)
    for (table,) in new.execute(
        "SELECT name FROM old.sqlite_schema WHERE type = 'table'"
    ).fetchall():
        shared = [
            name for name in _columns(new, "main", table) if name in _columns(new, "old", table)
        ]
        if shared and table not in without:
            names = ", ".join(shared)
            new.execute(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM old.{table}")  # noqa: S608  # names of our own tables only
    new.execute("COMMIT")
    new.execute("DETACH old")


def _columns(connection: sqlite3.Connection, schema: str, table: str) -> list[str]:
    rows = connection.execute("SELECT name FROM pragma_table_info(?, ?)", (table, schema))
    return [name for (name,) in rows]
