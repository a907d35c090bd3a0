"""What is taken from pages is what SQLite reads there, or nothing is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidenceboard.storage import trees as reading
from evidenceboard.storage.page_rows import PageRows
from evidenceboard.storage.trees import Trees, roots_in

WORDS = ("one", "two", "three")
WHOLE = (0, 1, -1, 127, -128, 128, 32767, -32769, 2**23, -(2**31), 2**40, -(2**47), 2**52, -(2**53))
TEXTS = ("", "short", "два слова", "longer " * 20)
LONG = ("long " * 300, "long " * 1000)
PAGES = (512, 1024, 4096, 65536)
QUERY = "SELECT rowid, id, word, number, whole, other, CAST(text AS BLOB) FROM thing NOT INDEXED"
ENTRIES = "SELECT id, rowid FROM thing INDEXED BY sqlite_autoindex_thing_1 ORDER BY id"


def filled(path: Path, seed: int, rows: int, page: int) -> Path:
    """A database with one table, some of whose rows are gone again."""
    rng = Random(seed)
    texts = TEXTS if page < 4096 else TEXTS + LONG
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {page}")
        connection.execute("BEGIN")
        connection.execute(
            "CREATE TABLE thing (id TEXT NOT NULL PRIMARY KEY, word TEXT, number REAL, whole INT,"
            " other TEXT, text TEXT) STRICT"
        )
        for _ in range(rows):
            own, other = (str(UUID(int=rng.getrandbits(128), version=4)) for _ in range(2))
            number = rng.choice([rng.random(), float(rng.choice(WHOLE)), rng.choice([1e300, -0.5])])
            row = (own, rng.choice(WORDS), number, rng.choice(WHOLE))
            connection.execute(
                "INSERT INTO thing VALUES (?, ?, ?, ?, ?, ?)",
                (*row, rng.choice([other, None]), rng.choice(texts)),
            )
        connection.execute("DELETE FROM thing WHERE rowid % 5 = 2")
        connection.execute("COMMIT")
    return path


def rows_in(path: Path) -> Iterator[tuple[Any, ...]]:
    """All rows, as they are read from the pages."""
    with closing(sqlite3.connect(path)) as connection:
        root = roots_in(connection)["thing"]
    with Trees(path) as trees:
        for part in trees.rows(root, 6):
            columns = (
                part.rowids.tolist(),
                [name.decode("ascii") for name in part.ids(0).tolist()],
                [WORDS[code] for code in part.words(1, WORDS).tolist()],
                part.numbers(2).tolist(),
                part.whole(3).tolist(),
                [name.decode("ascii") or None for name in part.ids_or_none(4).tolist()],
                texts_in(part, 5),
                part.lengths(5).tolist(),
            )
            yield from zip(*columns, strict=True)


def texts_in(rows: PageRows, column: int) -> list[str | None]:
    """The texts of all rows; None for those that go on on further pages."""
    lengths = rows.lengths(column)
    found = [None if length else "" for length in lengths.tolist()]
    for some, texts in rows.texts_of(column, np.flatnonzero(lengths * rows.ends_here(column))):
        for row, text in zip(some.tolist(), texts, strict=True):
            found[row] = text.tobytes().decode()
    return found


def entries_in(path: Path) -> list[tuple[str, int]]:
    """All entries of the index, as they are read from the pages."""
    with closing(sqlite3.connect(path)) as connection:
        root = roots_in(connection)["sqlite_autoindex_thing_1"]
    with Trees(path) as trees:
        names, rows = trees.entries(root, 2, lambda part: (part.ids(0), part.whole(1)))
    return [(name.decode("ascii"), row) for name, row in zip(names, rows.tolist(), strict=True)]


def assert_as_sqlite_reads(path: Path) -> None:
    found, found_entries = list(rows_in(path)), entries_in(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.text_factory = partial(str, encoding="utf-8", errors="replace")
        rows, entries = (connection.execute(query).fetchall() for query in (QUERY, ENTRIES))
    assert [row[:6] for row in found] == [row[:6] for row in rows]
    for (*_, text, length), (*_, whole) in zip(found, rows, strict=True):
        assert length == len(whole)
        assert text == whole.decode() if text is not None else length > 4096 // 4
    assert found_entries == entries


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    seed=st.integers(0, 10**6),
    rows=st.sampled_from([0, 1, 2, 9, 60, 900]),
    page=st.sampled_from(PAGES),
    at_once=st.sampled_from([1, 2000, 16_000_000]),
)
def test_rows_and_entries_are_those_that_sqlite_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, rows: int, page: int, at_once: int
) -> None:
    monkeypatch.setattr(reading, "_AT_ONCE", at_once)
    assert_as_sqlite_reads(filled(tmp_path / "thing.db", seed, rows, page))


@pytest.mark.parametrize("seed", range(300))
def test_a_damaged_file_is_read_as_sqlite_does_or_refused(tmp_path: Path, seed: int) -> None:
    rng = Random(seed)
    path = filled(tmp_path / "thing.db", seed % 7, 120, rng.choice(PAGES[:3]))
    data = bytearray(path.read_bytes())
    page = int.from_bytes(data[16:18], "big")
    for _ in range(rng.choice([1, 1, 1, 3])):
        within = rng.choice([rng.randrange(24), rng.randrange(page), rng.randrange(page)])
        at = rng.randrange(1, len(data) // page) * page + within
        data[at] = rng.choice([0, 1, 255, rng.randrange(256), data[at] ^ 1 << rng.randrange(8)])
    path.write_bytes(data)
    with closing(sqlite3.connect(path)) as connection:
        try:
            sound = connection.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]
        except sqlite3.Error:
            sound = False
    if sound:
        try:
            assert_as_sqlite_reads(path)
        except (ValueError, LookupError):
            return  # read row by row, which finds the words
    else:  # no harm is done by looking
        for look in (lambda: list(rows_in(path)), lambda: entries_in(path)):
            try:
                look()
            except (ValueError, LookupError, sqlite3.Error):
                continue


@pytest.mark.parametrize("number", [float("nan"), 2**53 + 2, -(2**63), None, "text", b"bytes"])
def test_a_number_that_is_none_of_ours_is_not_read_as_one(tmp_path: Path, number: object) -> None:
    path = tmp_path / "odd.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE odd (number)")
        connection.execute("INSERT INTO odd VALUES (?)", (number,))
        root = roots_in(connection)["odd"]
    with Trees(path) as trees, pytest.raises(ValueError, match="not plainly right"):
        [part.whole(0) for part in trees.rows(root, 1)]


def test_a_tree_that_bites_its_tail_is_refused(tmp_path: Path) -> None:
    path = filled(tmp_path / "thing.db", 1, 900, 512)
    with closing(sqlite3.connect(path)) as connection:
        roots = roots_in(connection)
    data = bytearray(path.read_bytes())
    for root in roots.values():
        first = (root - 1) * 512
        data[first + 8 : first + 12] = root.to_bytes(4, "big")
    path.write_bytes(data)
    with Trees(path) as trees:
        with pytest.raises(ValueError, match="not plainly right"):
            list(trees.rows(roots["thing"], 6))
        with pytest.raises(ValueError, match="not plainly right"):
            trees.entries(roots["sqlite_autoindex_thing_1"], 2, lambda part: (part.ids(0),))


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "wide.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA encoding = 'UTF-16le'")
        connection.execute("CREATE TABLE thing (id TEXT)")
    with pytest.raises(ValueError, match="not plainly right"):
        Trees(path)


def test_a_table_is_found_by_what_makes_it(tmp_path: Path) -> None:
    path = filled(tmp_path / "thing.db", 1, 9, 512)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        roots = roots_in(connection)
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_schema SET name = 'other' WHERE type = 'table'")
        assert roots_in(connection) == roots
        connection.execute("INSERT INTO sqlite_schema SELECT * FROM sqlite_schema")
        with pytest.raises(ValueError, match="not plainly right"):
            roots_in(connection)


def test_looking_stops_when_it_is_given_up(tmp_path: Path) -> None:
    path = filled(tmp_path / "thing.db", 1, 60, 512)
    with closing(sqlite3.connect(path)) as connection:
        root = roots_in(connection)["thing"]
    with Trees(path, lambda: True) as trees, pytest.raises(ValueError, match="given up"):
        next(trees.rows(root, 6))
