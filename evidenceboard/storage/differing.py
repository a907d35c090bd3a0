"""Which records are not the same in two files of a board, found by SQLite alone.

Rule: two records whose rows are all equal are equal; no row gets into Python, which goes on.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from evidenceboard.model.records import RecordId
from evidenceboard.storage.safe_opening import never

_STEPS_BETWEEN_LOOKS = 100_000
_RECORDS = ("card", "connector")
"""The tables of records, and the columns in which all other tables name whose a row is."""


def differing_records(
    working_copy: Path, other: Path, cancelled: Callable[[], bool] = never
) -> list[RecordId]:
    """The ids of cards, then of connectors, of which some row is in one of the files alone.

    Both have been found in order and have the tables of today; nobody writes to `other`. Raises
    sqlite3.Error, also some time after `cancelled` says so. For any thread.
    """
    found: dict[str, set[RecordId]] = {table: set() for table in _RECORDS}
    with closing(sqlite3.connect(_address(working_copy, "mode=ro"), uri=True)) as connection:
        connection.set_progress_handler(cancelled, _STEPS_BETWEEN_LOOKS)
        for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("ATTACH ? AS other", (_address(other, "mode=ro&immutable=1"),))
        for table, columns in _tables(connection):
            for record, owner in _owners(table, columns):
                found[record].update(_alone(connection, table, owner, columns))
    return [key for table in _RECORDS for key in sorted(found[table])]


def _address(path: Path, how: str) -> str:
    return f"{path.absolute().as_uri()}?{how}"


def _tables(connection: sqlite3.Connection) -> list[tuple[str, Sequence[str]]]:
    names = connection.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table'")
    return [
        (name, [row[1] for row in connection.execute(f"PRAGMA main.table_info({name})")])
        for (name,) in names.fetchall()
    ]


def _owners(table: str, columns: Sequence[str]) -> list[tuple[str, str]]:
    """Of which records a table says something, and in which column their ids are."""
    if table in _RECORDS:
        return [(table, "id")]
    return [(record, record) for record in _RECORDS if record in columns]


def _alone(
    connection: sqlite3.Connection, table: str, owner: str, columns: Sequence[str]
) -> Iterator[RecordId]:
    """Whose rows one of the two tables has and the other has not. With EXCEPT it took five times
    as long: there whole tables are put in order, here each row is looked up by its key."""
    same = " AND ".join(f"theirs.{column} IS ours.{column}" for column in columns)
    for one, other in (("main", "other"), ("other", "main")):
        rows = connection.execute(
            f"SELECT ours.{owner} FROM {one}.{table} AS ours WHERE NOT EXISTS"  # noqa: S608  # no input
            f" (SELECT 1 FROM {other}.{table} AS theirs WHERE {same})"
        )
        yield from (RecordId(key) for (key,) in rows)
