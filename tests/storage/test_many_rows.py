"""Very many records stored in one change: the copy holds what the board does, all of it or none."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from evidenceboard.document import Document
from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.change import Change
from evidenceboard.model.records import Attachment, Card, RecordId
from evidenceboard.storage import many_rows, working_copy
from evidenceboard.storage.errors import NotStoredError
from evidenceboard.storage.opened import open_large_board
from evidenceboard.storage.row_reading import read_board
from evidenceboard.storage.safe_opening import never
from evidenceboard.storage.sitting_folder import sittings
from tests.boards import random_board, random_edit
from tests.model.random_boards import record_id


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every change but moves is stored as one of very many records, a few of them at a time."""
    monkeypatch.setattr(working_copy, "MANY", 0)
    monkeypatch.setattr(many_rows, "_READ_AT_ONCE", 7)
    monkeypatch.setattr(many_rows, "_WRITTEN_AT_ONCE", 5)


@pytest.fixture(params=range(6))
def document(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Document]:
    """A board whose words are on the disk, as those of a large one are."""
    path = tmp_path / "board.evboard"
    board, contents = random_board(Random(request.param), 40)
    first = Document.untitled(board, contents.values())
    first.save_as(path).run()
    first.close(discard=True)
    opened = Document.of(open_large_board(path, "", never, lambda *_: None))
    opened.start_keeping()
    yield opened
    opened.close(discard=True)


def stored() -> Board:
    """What the working copy holds, every reference of which leads somewhere."""
    (folder,) = sittings().iterdir()
    connection = sqlite3.connect(folder / "board.db", isolation_level=None)
    try:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return read_board(connection)
    finally:
        connection.close()


def everything(document: Document) -> list[RecordId]:
    return [*document.board.cards, *document.board.connectors]


def test_all_of_a_board_goes_and_comes_back_as_it_was(document: Document) -> None:
    before = document.board.copy()
    document.perform("Delete", edits.delete(document.board, everything(document)))
    assert stored() == document.board == Board(facts=before.facts)
    document.undo()
    assert stored() == document.board == before
    document.redo()
    assert stored() == document.board
    document.undo()
    assert stored() == document.board == before


def test_what_was_moved_and_reworded_comes_back_so(document: Document) -> None:
    rng = Random(3)
    cards = sorted(document.board.cards)
    document.perform("Move", edits.move(document.board, cards[:20], 30, 40))
    document.perform("Reword", edits.set_text(document.board, cards[3], "Other", "words"))
    document.perform("Lock", edits.set_locked(document.board, cards[10:12], locked=True))
    for _ in range(4):
        before = document.board.copy()
        some = rng.sample(everything(document), 15)
        document.perform("Delete", edits.delete(document.board, some))
        assert stored() == document.board
        document.undo()
        assert stored() == document.board == before
        document.redo()
        assert stored() == document.board


def test_any_edits_are_stored_as_they_are_made(document: Document) -> None:
    rng = Random(5)
    for step in range(30):
        if step % 5 == 4:
            change, _ = edits.duplicate(document.board, sorted(document.board.cards)[:9], 9, 9)
            document.perform("Duplicate", change)
        else:
            contents: dict[str, bytes] = {}
            change = random_edit(rng, document.board, contents)
            for data in contents.values():
                document.keep_content(data)
            document.perform("Edit", change)
        assert stored() == document.board
    for _ in range(20):
        document.undo()
        assert stored() == document.board


def test_given_up_at_any_step_nothing_has_happened(document: Document) -> None:
    before, told = document.board.copy(), list[Change]()
    document.changed.connect(told.append)
    change = edits.delete(document.board, sorted(document.board.cards)[:20])
    for wanted in range(100):
        steps = document.performing("Delete", change)
        taken = sum(1 for _, _ in zip(range(wanted), steps, strict=False))
        if taken < wanted:
            break
        steps.close()
        assert stored() == document.board == before
        assert not told
        assert document.history.undo_label is None
    assert taken > 3
    assert told == [change]
    assert stored() == document.board != before
    document.undo()
    assert stored() == document.board == before


def test_nothing_else_is_edited_while_a_change_is_stored(document: Document) -> None:
    cards = sorted(document.board.cards)
    steps = document.performing("Delete", edits.delete(document.board, cards[:20]))
    next(steps)
    with pytest.raises(PermissionError, match="still being stored"):
        document.perform("Move", edits.move(document.board, cards, 1, 1))
    with pytest.raises(PermissionError, match="still being stored"):
        document.keep_content(b"a file")
    document.rest()
    for _ in steps:
        pass
    document.perform("Move", edits.move(document.board, sorted(document.board.cards), 1, 1))
    assert stored() == document.board


def test_a_board_is_closed_while_a_change_is_stored(document: Document) -> None:
    document.perform("Move", edits.move(document.board, sorted(document.board.cards), 1, 1))
    before = document.board.copy()
    steps = document.performing("Delete", edits.delete(document.board, everything(document)))
    for _ in range(6):
        next(steps)
    document.close()
    assert stored() == before
    with pytest.raises(PermissionError, match="was closed"):
        next(steps)


def test_a_name_of_bytes_that_nobody_has_is_not_stored(document: Document) -> None:
    lost = Attachment(record_id(900), "lost.pdf", "application/pdf", "0" * 64, 3)
    card = Card(record_id(901), "note", 0.0, 0.0, 50.0, 50.0, attachments=(lost,))
    before = document.board.copy()
    with pytest.raises(NotStoredError):
        document.perform("Place", edits.add_cards(document.board, [card]))
    assert stored() == document.board == before
