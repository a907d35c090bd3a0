"""Very many records in one change: written with more memory, which is given back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from evidenceboard.model.change import Change
from evidenceboard.model.records import Card
from evidenceboard.storage import working_copy
from evidenceboard.storage.errors import NotStoredError
from evidenceboard.storage.many_rows import ManyRows
from evidenceboard.storage.row_reading import read_board
from evidenceboard.storage.safe_opening import opened_safely
from evidenceboard.storage.working_copy import WorkingCopy, make_empty
from tests.model.random_boards import record_id

CARDS = [Card(record_id(at), "note", float(at), 0.0, 50.0, 50.0) for at in range(6)]


def held(copy: WorkingCopy) -> int:
    """What the copy's connection may hold in memory, as SQLite counts it."""
    ((pages,),) = copy._connection.execute("PRAGMA cache_size").fetchall()
    return int(pages)


@pytest.mark.parametrize("fails", [False, True])
def test_more_is_held_in_memory_only_while_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, fails: bool
) -> None:
    monkeypatch.setattr(working_copy, "MANY", 4)
    path, meanwhile = tmp_path / "working.sqlite", list[int]()
    make_empty(path, record_id(100))
    copy = WorkingCopy(path)
    usual = held(copy)

    writing = ManyRows.writing

    def noted(rows: ManyRows, connection: sqlite3.Connection) -> Iterator[None]:
        meanwhile.append(held(copy))
        if fails:
            raise OSError("the disk is full")
        yield from writing(rows, connection)

    monkeypatch.setattr(ManyRows, "writing", noted)
    change = Change.of((None, card) for card in CARDS)
    if fails:
        with pytest.raises(NotStoredError, match="the disk is full"):
            copy.store(change)
    else:
        copy.store(change)
    assert meanwhile == [-working_copy.MANY_KIBIBYTES]
    assert held(copy) == usual
    copy.close()
    with opened_safely(path, checked=False) as (_, _, connection):
        assert len(read_board(connection).cards) == (0 if fails else len(CARDS))
