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


FIGURE = "quantity_low = {}, quantity_high = {}, quantity_unit = {}"
GOOD_NUMBERS = {
    "a range": ("claim", FIGURE.format("1.5", "2", "'men'")),
    "a figure that is exact": ("claim", FIGURE.format("7", "7", "''")),
    "a figure from below": ("claim", FIGURE.format("-3", "NULL", "'Männer'")),
    "a figure from above": ("claim", FIGURE.format("NULL", "0", "'men'")),
    "no figure": ("claim", FIGURE.format("NULL", "NULL", "NULL")),
    "a figure in a long unit": (
        "claim",
        FIGURE.format("1", "2", f"printf('%.{LINE_LIMIT}c', 'x')"),
    ),
    "a share": ("claim", "prior = 0.25"),
    "nothing at all": ("claim", "prior = 0"),
    "all of it": ("claim", "prior = 1"),
    "no share": ("claim", "prior = NULL"),
    "a flag": ("source", "anonymous = 1"),
    "no flag": ("source", "anonymous = NULL"),
}
BAD_NUMBERS = {
    "a range upside down": ("claim", FIGURE.format("2", "1.5", "'men'")),
    "a figure without a unit": ("claim", FIGURE.format("1", "2", "NULL")),
    "a unit without a figure": ("claim", FIGURE.format("NULL", "NULL", "'men'")),
    "an endless figure": ("claim", FIGURE.format("1", "9e999", "'men'")),
    "a figure from nowhere": ("claim", FIGURE.format("-9e999", "NULL", "'men'")),
    "a figure in words": ("claim", FIGURE.format("'one'", "2", "'men'")),
    "a unit with a NUL": ("claim", FIGURE.format("1", "2", "'me' || char(0)")),
    "a unit that is no Unicode": ("claim", FIGURE.format("1", "2", "CAST(x'61ff' AS TEXT)")),
    "a unit of bytes": ("claim", FIGURE.format("1", "2", "x'6161'")),
    "too long a unit": ("claim", FIGURE.format("1", "2", f"printf('%.{LINE_LIMIT + 1}c', 'x')")),
    "too large a share": ("claim", "prior = 1.001"),
    "too small a share": ("claim", "prior = -1"),
    "an endless share": ("claim", "prior = 9e999"),
    "a share in words": ("claim", "prior = 'half'"),
    "a flag that is neither": ("source", "anonymous = 2"),
    "a flag that says no": ("source", "anonymous = 0"),
    "a flag in words": ("source", "anonymous = 'yes'"),
}


def judged(path: Path, kind: str = "expert_opinion") -> bool:
    """Judge what is recorded on cards of a kind in bulk; whether SQLite had to hand over any of
    it."""
    checks = FieldChecks(card_kind(kind))
    with closing(sqlite3.connect(path)) as connection, Trees(path) as trees:
        for rows in trees.rows(roots_in(connection)[kind], checks.count):
            checks.check(rows)
        checks.finish(connection)
    return not checks.are_done


def read(path: Path, kind: str = "expert_opinion") -> None:
    """The same, one by one."""
    row = KindRow(card_kind(kind))
    with closing(sqlite3.connect(path)) as connection:
        query = f"SELECT {', '.join(row.columns)} FROM {kind}"  # our own names
        for cells in connection.execute(query):
            row.fields(cells)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = make_board(tmp_path / "board.evboard", 60)
    with altered(path) as connection:
        text = "UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '') WHERE name = ?"
        connection.executemany(text, (("expert_opinion",), ("claim",), ("source",)))
    return path


def put(path: Path, column: str, value: str, *, everywhere: bool) -> None:
    record(path, "expert_opinion", f"{column} = {value}", everywhere=everywhere)


def record(path: Path, table: str, what: str, *, everywhere: bool) -> None:
    some = "" if everywhere else f" WHERE rowid = (SELECT max(rowid) FROM {table})"
    with altered(path) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        changed = f"UPDATE {table} SET {what}{some}"  # our own words
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


@pytest.mark.parametrize("everywhere", [True, False])
@pytest.mark.parametrize("name", GOOD_NUMBERS)
def test_numbers_that_a_field_can_hold_pass(path: Path, name: str, everywhere: bool) -> None:
    table, what = GOOD_NUMBERS[name]
    record(path, table, what, everywhere=everywhere)
    read(path, table)
    handed_over = judged(path, table)
    assert not handed_over or table == "source"  # which has texts on further pages as well


@pytest.mark.parametrize("everywhere", [True, False])
@pytest.mark.parametrize("name", BAD_NUMBERS)
def test_numbers_that_no_field_can_hold_are_refused(
    path: Path, name: str, everywhere: bool
) -> None:
    table, what = BAD_NUMBERS[name]
    record(path, table, what, everywhere=everywhere)
    for look in (read, judged):
        with pytest.raises((ValueError, sqlite3.Error)):
            look(path, table)


def test_halves_of_a_letter_in_two_rows_make_no_letter(path: Path) -> None:
    put(path, "expert", "CAST(x'61d0' AS TEXT)", everywhere=True)
    put(path, "expert", "CAST(x'9061' AS TEXT)", everywhere=False)
    with pytest.raises(ValueError, match="codec"):
        judged(path)
