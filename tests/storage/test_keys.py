"""An index is believed only where looking every row up by its key would find that row."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from random import Random
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidenceboard.storage.cells import record_id
from evidenceboard.storage.keys import Keys, check_ids, keys_of
from evidenceboard.storage.trees import Trees, joined, roots_in

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


def path_of(connection: sqlite3.Connection) -> Path:
    (path,) = connection.execute("SELECT file FROM pragma_database_list").fetchone()
    return Path(path)


def reopened(connection: sqlite3.Connection) -> sqlite3.Connection:
    path = path_of(connection)
    connection.close()
    return sqlite3.connect(path, isolation_level=None)


def keys_in(connection: sqlite3.Connection, table: str) -> Keys:
    """The keys of a table, all of which must be ids."""
    roots = roots_in(connection)
    with Trees(path_of(connection)) as trees:
        rows = joined((part.ids(0), part.rowids) for part in trees.rows(roots[table], 2))
        keys = keys_of(trees, roots[f"sqlite_autoindex_{table}_1"], *rows)
    keys.check_ids()
    return keys


def test_keys_come_in_order_with_the_places_of_their_rows(connection: sqlite3.Connection) -> None:
    found = keys_in(connection, "plain")
    rows = [row[0] for row in connection.execute("SELECT id FROM plain NOT INDEXED")]
    assert [name.decode() for name in found.names] == sorted(rows)
    assert [rows[place] for place in found.places] == sorted(rows)


def test_a_key_that_is_not_there_is_missed(connection: sqlite3.Connection) -> None:
    few, more = keys_in(connection, "plain"), keys_in(connection, "other")
    few.check_within(more.names)
    few.check_within(few.names)
    with pytest.raises(ValueError, match="not plainly right"):
        more.check_within(few.names)
    with pytest.raises(ValueError, match="not plainly right"):
        few.check_within(more.names[: len(few.names)])


@pytest.mark.parametrize(
    "harm",
    [
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
    with pytest.raises(ValueError, match="not plainly right"):
        keys_in(connection, "plain")


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
            keys_in(changed, table)
    changed.close()


@pytest.mark.parametrize("at", range(0, ROWS, 5))
def test_an_index_entry_out_of_its_place_is_refused(
    connection: sqlite3.Connection, tmp_path: Path, at: int
) -> None:
    names = keys_in(connection, "plain").names
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
            keys_in(changed, table)
        except ValueError:
            broken += 1
    assert broken == 1
    changed.close()


@given(st.integers(0, 35), st.integers(0, 255))
def test_an_id_is_what_is_taken_for_one_row_by_row(at: int, letter: int) -> None:
    known = "018f3c2a-7b3c-4000-8000-00ffa90bcdef"
    names = np.array([known, known, known], "S36")
    names.view(np.uint8)[36 + at] = letter
    text = known[:at] + chr(letter) + known[at + 1 :]
    try:
        record_id(text)
    except ValueError:
        with pytest.raises(ValueError, match="plainly"):
            check_ids(names)
    else:
        check_ids(names)


def test_no_ids_are_ids() -> None:
    check_ids(np.array([], "S36"))
