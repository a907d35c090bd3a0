"""What is recorded in fields is judged in bulk as it is judged one by one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.kinds import LINE_LIMIT, TEXT_LIMIT
from evidenceboard.storage.plain_fields import FieldChecks
from evidenceboard.storage.row_reading import KindRow
from evidenceboard.storage.trees import Trees, roots_in
from tests.storage.hostile import altered, make_board

OPINION = card_kind("expert_opinion")
GOOD = {
    "a word": ("reliability", "'B'"),
    "a date": ("published", "'2022-12~'"),
    "a line": ("expert", "'Ганна'"),
    "a line as long as may be": ("expert", f"printf('%.{LINE_LIMIT}c', 'x')"),
    "several lines": ("opinion", "'one' || char(10) || 'two'"),
    "more than a line": ("opinion", f"printf('%.{LINE_LIMIT + 1}c', 'x')"),
    "more than a page": ("opinion", "printf('%.20000c', 'x') || 'ї'"),
    "nothing": ("opinion", "NULL"),
}
BAD = {
    "an unknown word": ("reliability", "'Z'"),
    "a word that goes on": ("reliability", "'B' || char(0)"),
    "no date": ("published", "'soon'"),
    "a date that goes on": ("published", "'2022-12~' || char(0)"),
    "an empty text": ("expert", "''"),
    "too long a line": ("expert", f"printf('%.{LINE_LIMIT + 1}c', 'x')"),
    "too long a text": ("opinion", f"printf('%.{TEXT_LIMIT + 1}c', 'x')"),
    "a text with a NUL": ("opinion", "'one' || char(0) || 'two'"),
    "a text that ends in a NUL": ("expert", "'one' || char(0)"),
    "a long text with a NUL": ("opinion", "printf('%.20000c', 'x') || char(0)"),
    "a text that is no Unicode": ("expert", "CAST(x'61ff' AS TEXT)"),
    "half a letter at the end": ("expert", "CAST(x'61d0' AS TEXT)"),
    "the other half at the beginning": ("expert", "CAST(x'9061' AS TEXT)"),
    "bytes": ("expert", "x'6161'"),
}


def judged(path: Path) -> None:
    """Judge the experts' opinions in bulk."""
    checks = FieldChecks(OPINION)
    with closing(sqlite3.connect(path)) as connection, Trees(path) as trees:
        for rows in trees.rows(roots_in(connection)["expert_opinion"], checks.count):
            checks.check(rows)
        checks.finish(connection)


def read(path: Path) -> None:
    """The same, one by one."""
    row = KindRow(OPINION)
    with closing(sqlite3.connect(path)) as connection:
        query = f"SELECT {', '.join(row.columns)} FROM expert_opinion"  # our own names
        for cells in connection.execute(query):
            row.fields(cells)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = make_board(tmp_path / "board.evboard", 60)
    with altered(path) as connection:
        text = "UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '') WHERE name = ?"
        connection.execute(text, ("expert_opinion",))
    return path


def put(path: Path, column: str, value: str, *, everywhere: bool) -> None:
    some = "" if everywhere else " WHERE rowid = (SELECT max(rowid) FROM expert_opinion)"
    with altered(path) as connection:
        changed = f"UPDATE expert_opinion SET {column} = {value}{some}"  # our own words
        assert connection.execute(changed).rowcount


@pytest.mark.parametrize("everywhere", [True, False])
@pytest.mark.parametrize("name", GOOD)
def test_what_a_field_can_hold_passes(path: Path, name: str, everywhere: bool) -> None:
    put(path, *GOOD[name], everywhere=everywhere)
    read(path)
    judged(path)


@pytest.mark.parametrize("everywhere", [True, False])
@pytest.mark.parametrize("name", BAD)
def test_what_no_field_can_hold_is_refused(path: Path, name: str, everywhere: bool) -> None:
    put(path, *BAD[name], everywhere=everywhere)
    for look in (read, judged):
        with pytest.raises((ValueError, sqlite3.Error)):
            look(path)


def test_halves_of_a_letter_in_two_rows_make_no_letter(path: Path) -> None:
    put(path, "expert", "CAST(x'61d0' AS TEXT)", everywhere=True)
    put(path, "expert", "CAST(x'9061' AS TEXT)", everywhere=False)
    with pytest.raises(ValueError, match="codec"):
        judged(path)
