"""Judgements are judged in bulk as they are judged one by one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from evidenceboard.model.kinds import LINE_LIMIT, TEXT_LIMIT
from evidenceboard.storage.limits import REVISION_LIMIT
from evidenceboard.storage.plain_judgements import COLUMNS, are_plain
from evidenceboard.storage.row_reading import DATE_LIMIT, JUDGEMENT, read_judgement
from evidenceboard.storage.trees import Trees, roots_in
from tests.storage.hostile import altered, make_board


def letters(count: int) -> str:
    return f"printf('%.{count}c', 'x')"


PLAIN = {
    "a likelihood": ("likelihood", "'likely'"),
    "no confidence": ("confidence", "''"),
    "a confidence": ("confidence", "'high'"),
    "no reason": ("reason", "''"),
    "a reason": ("reason", "'Тому що' || char(10) || 'so'"),
    "a long reason": ("reason", letters(1_500)),
    "a date as long as may be": ("made", letters(DATE_LIMIT)),
    "an author as long as may be": ("author", letters(LINE_LIMIT)),
    "a revision as long as may be": ("revision", letters(REVISION_LIMIT)),
}
GOOD = {"a reason that fills pages": ("reason", f"{letters(20_000)} || 'ї'")}
BAD = {
    "an unknown likelihood": ("likelihood", "'perhaps'"),
    "no likelihood": ("likelihood", "''"),
    "two likelihoods": ("likelihood", "'likely' || char(0) || 'likely'"),
    "an unknown confidence": ("confidence", "'none'"),
    "a number for a confidence": ("confidence", "1"),
    "a reason with a NUL": ("reason", "'one' || char(0) || 'two'"),
    "a reason that is no Unicode": ("reason", "CAST(x'61ff' AS TEXT)"),
    "half a letter": ("author", "CAST(x'61d0' AS TEXT)"),
    "bytes": ("author", "x'6161'"),
    "nothing": ("author", "NULL"),
    "too long a reason": ("reason", letters(TEXT_LIMIT + 1)),
    "too long a date": ("made", letters(DATE_LIMIT + 1)),
    "too long an author": ("author", letters(LINE_LIMIT + 1)),
    "too long a revision": ("revision", letters(REVISION_LIMIT + 1)),
    "too long a standing": ("standing", letters(LINE_LIMIT + 1)),
    "another id": ("id", "upper(id)"),
    "a short id": ("id", "substr(id, 2)"),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = make_board(tmp_path / "board.evboard", 60)
    with altered(path) as connection:
        loosely = "replace(replace(sql, 'STRICT', ''), 'NOT NULL', '')"
        connection.execute(f"UPDATE sqlite_schema SET sql = {loosely} WHERE name = 'judgement'")
    return path


def put(path: Path, column: str, value: str, *, everywhere: bool) -> None:
    some = "" if everywhere else " WHERE rowid = (SELECT max(rowid) FROM judgement)"
    with altered(path) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        changed = connection.execute(f"UPDATE judgement SET {column} = {value}{some}").rowcount
        assert changed > 1 or not everywhere


def judged(path: Path) -> bool:
    """Whether the judgements pass the quick look."""
    with closing(sqlite3.connect(path)) as connection, Trees(path) as trees:
        rows = trees.rows(roots_in(connection)["judgement"], COLUMNS)
        try:
            return all(map(are_plain, rows))
        except ValueError:
            return False


def read(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for row in connection.execute(f"SELECT {', '.join(JUDGEMENT)} FROM judgement"):
            read_judgement(row)


@pytest.mark.parametrize("everywhere", [True, False])
@pytest.mark.parametrize("name", PLAIN)
def test_what_a_judgement_can_say_passes(path: Path, name: str, everywhere: bool) -> None:
    put(path, *PLAIN[name], everywhere=everywhere)
    read(path)
    assert judged(path)


@pytest.mark.parametrize("name", GOOD)
def test_what_stands_on_further_pages_is_left_to_be_read(path: Path, name: str) -> None:
    put(path, *GOOD[name], everywhere=False)
    read(path)
    assert not judged(path)


@pytest.mark.parametrize("everywhere", [True, False])
@pytest.mark.parametrize("name", BAD)
def test_what_no_judgement_can_say_does_not_pass(path: Path, name: str, everywhere: bool) -> None:
    put(path, *BAD[name], everywhere=everywhere)
    with pytest.raises((ValueError, sqlite3.Error)):
        read(path)
    assert not judged(path)
