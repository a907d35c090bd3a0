"""An index is believed only where looking every row up by its key would find that row."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from random import Random
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidenceboard.storage import keys
from evidenceboard.storage.keys import keys_of

ROWS = 40


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Two tables of the same make with the same ids, in other rows."""
    made = sqlite3.connect(tmp_path / "keys.db", isolation_level=None)
    fill(made)
    yield made
    made.close()


def fill(connection: sqlite3.Connection) -> None:
    rng = Random(5)
    ids = [str(UUID(int=rng.getrandbits(128), version=4)) for _ in range(ROWS)]
    for table in ("plain", "other"):
        connection.execute(f"CREATE TABLE {table} (id TEXT NOT NULL PRIMARY KEY, kind TEXT) STRICT")
        rng.shuffle(ids)
        connection.executemany(
            f"INSERT INTO {table} VALUES (?, ?)",  # our own name
            [(one, "even" if int(one[0], 16) % 2 == 0 else "odd") for one in ids],
        )
    connection.execute("DELETE FROM plain WHERE rowid % 7 = 3")


def reopened(connection: sqlite3.Connection) -> sqlite3.Connection:
    (path,) = connection.execute("SELECT file FROM pragma_database_list").fetchone()
    connection.close()
    return sqlite3.connect(path, isolation_level=None)


def test_keys_come_in_order_with_the_kinds_of_their_rows(connection: sqlite3.Connection) -> None:
    found = keys_of(connection, "plain", "id", ["odd", "even"])
    rows = connection.execute("SELECT id, kind FROM plain ORDER BY id").fetchall()
    assert [name.decode() for name in found.names] == [row[0] for row in rows]
    assert [("odd", "even")[code] for code in found.kinds] == [row[1] for row in rows]
    some = found.names[[3, 0, 7]]
    assert found.kinds_of(some).tolist() == found.kinds[[3, 0, 7]].tolist()


@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(at_once=st.integers(1, 50))
def test_reading_by_parts_gives_the_same(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    whole = keys_of(connection, "plain", "id")
    monkeypatch.setattr(keys, "_AT_ONCE", at_once)
    assert (keys_of(connection, "plain", "id").names == whole.names).all()
    monkeypatch.undo()


def test_a_key_that_is_not_there_has_no_kind(connection: sqlite3.Connection) -> None:
    few = keys_of(connection, "plain", "id", ["odd", "even"])
    more = keys_of(connection, "other", "id", ["odd", "even"])
    with pytest.raises(ValueError, match="not plainly right"):
        few.kinds_of(more.names)


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE plain SET kind = 'neither' WHERE rowid = 1",
        f"UPDATE plain SET id = substr(id, 1, 35) || 'G' WHERE rowid = {ROWS}",
        "UPDATE plain SET id = id || '0' WHERE rowid = 1",
        "UPDATE plain SET id = substr(id, 1, 35) WHERE rowid = 1",
        "UPDATE plain SET id = id || char(0) WHERE rowid = 1",
        "UPDATE plain SET rowid = -5 WHERE rowid = 1",
        "UPDATE plain SET id = upper(id)",
    ],
)
def test_what_is_no_plain_key_is_refused(connection: sqlite3.Connection, harm: str) -> None:
    connection.execute(harm)
    with pytest.raises(ValueError, match=r"not plainly right|buffer size"):
        keys_of(connection, "plain", "id", ["odd", "even"])


def test_an_index_of_another_table_is_refused(connection: sqlite3.Connection) -> None:
    pages = dict(connection.execute("SELECT name, rootpage FROM sqlite_schema").fetchall())
    ours, theirs = "sqlite_autoindex_plain_1", "sqlite_autoindex_other_1"
    connection.execute("PRAGMA writable_schema = ON")
    change = "UPDATE sqlite_schema SET rootpage = ? WHERE name = ?"
    connection.execute(change, (pages[theirs], ours))
    connection.execute(change, (pages[ours], theirs))
    changed = reopened(connection)
    for table in ("plain", "other"):
        with pytest.raises(ValueError, match="not plainly right"):
            keys_of(changed, table, "id")
    changed.close()


@pytest.mark.parametrize("at", range(0, ROWS, 5))
def test_an_index_entry_out_of_its_place_is_refused(
    connection: sqlite3.Connection, tmp_path: Path, at: int
) -> None:
    names = keys_of(connection, "plain", "id").names
    one = names[at % len(names)]
    connection.close()
    path = tmp_path / "keys.db"
    data = bytearray(path.read_bytes())
    places = [place for place in range(len(data)) if data[place : place + 36] == one]
    in_index = places[-1] if data.count(one) > 1 else places[0]
    data[in_index] = ord("0") if data[in_index] != ord("0") else ord("f")
    path.write_bytes(bytes(data))
    changed = sqlite3.connect(path, isolation_level=None)
    broken = 0
    for table in ("plain", "other"):
        try:
            keys_of(changed, table, "id")
        except ValueError:
            broken += 1
    assert broken == 1
    changed.close()
