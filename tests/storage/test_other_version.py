"""Taking over another version: what differs is found on the disk, and nothing else is read."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from evidenceboard.document import Document
from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.records import RecordId
from evidenceboard.storage import other_version
from evidenceboard.storage.board_file import read_board_file
from evidenceboard.storage.differing import differing_records
from evidenceboard.storage.errors import BoardFileError
from evidenceboard.storage.other_version import VersionReading
from evidenceboard.storage.sitting_folder import sittings
from tests.boards import random_board, random_edit
from tests.steps import finished
from tests.storage.hostile import as_older_version, make_board, put


def saved(document: Document, path: Path) -> Path:
    document.save_copy(path).run()
    return path


def records(board: Board) -> dict[RecordId, object]:
    return {**board.cards, **board.connectors}


def versions(tmp_path: Path, seed: int) -> tuple[Document, Document]:
    """A board in a file that was opened, and edits of it that somebody put in its place."""
    rng = Random(seed)
    board, contents = random_board(rng, 12)
    first = Document.untitled(board, list(contents.values()))
    path = saved(first, tmp_path / "board.evboard")
    first.close(discard=True)
    ours, theirs = Document.open(path), Document.copy_of(path)
    for document in (ours, theirs):
        document.start_keeping()
        for _ in range(4):
            made: dict[str, bytes] = {}
            change = random_edit(rng, document.board, made)
            for data in made.values():
                document.keep_content(data)
            document.perform("Edit", change)
    saved(theirs, tmp_path / "theirs.evboard").replace(path)
    return ours, theirs


@pytest.mark.parametrize("seed", range(30))
def test_what_is_taken_over_is_what_the_file_holds_with_all_bytes(
    tmp_path: Path, seed: int
) -> None:
    ours, theirs = versions(tmp_path, seed)
    before = Board(ours.board.cards.values(), ours.board.connectors.values(), ours.board.facts)
    finished(ours.revert())
    assert ours.board == theirs.board
    assert ours.is_saved
    for card in ours.board.cards.values():
        for one in card.attachments:
            assert len(ours.content(one.sha256)) == one.size
    ours.undo()
    assert ours.board == before
    ours.redo()
    saved(ours, tmp_path / "again.evboard")
    assert read_board_file(tmp_path / "again.evboard").board == theirs.board
    for document in (ours, theirs):
        document.close(discard=True)
    assert not list(sittings().iterdir())


@pytest.mark.parametrize("seed", range(30))
def test_the_records_that_differ_are_found_and_no_others(tmp_path: Path, seed: int) -> None:
    ours, theirs = versions(tmp_path, seed)
    mine = saved(ours, tmp_path / "mine.evboard")
    found = differing_records(mine, tmp_path / "board.evboard")
    one, other = records(ours.board), records(theirs.board)
    differ = {key for key in one.keys() | other.keys() if one.get(key) != other.get(key)}
    assert set(found) >= differ
    assert {key for key in found if key in one and key in other and one[key] == other[key]} == set()
    kinds = [key in ours.board.connectors or key in theirs.board.connectors for key in found]
    assert kinds == sorted(kinds)
    for document in (ours, theirs):
        document.close(discard=True)


def test_a_version_of_an_older_program_is_taken_over(tmp_path: Path) -> None:
    ours = Document.open(make_board(tmp_path / "board.evboard"))
    theirs = make_board(tmp_path / "older.evboard", 9)
    as_older_version(theirs, 1)
    theirs.replace(tmp_path / "board.evboard")
    finished(ours.revert())
    assert ours.board == read_board_file(tmp_path / "board.evboard").board
    ours.close(discard=True)


def test_a_version_that_is_not_plainly_in_order_is_read_row_by_row(tmp_path: Path) -> None:
    ours = Document.open(make_board(tmp_path / "board.evboard"))
    theirs = Document.copy_of(tmp_path / "board.evboard")
    card = edits.new_card(theirs.board, "note", 0, 0, "Theirs")
    theirs.perform("Add", edits.add_cards(theirs.board, [card]))
    path = saved(theirs, tmp_path / "theirs.evboard")
    at = path.read_bytes().index(b"Theirs")
    put(at, b"Thicks")(path)  # the seal does not fit any more
    path.replace(tmp_path / "board.evboard")
    finished(ours.revert())
    assert ours.board.cards[card.id].title == "Thicks"
    for document in (ours, theirs):
        document.close(discard=True)


def test_a_file_that_is_no_board_any_more_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    ours = Document.open(make_board(tmp_path / "board.evboard"))
    before = dict(ours.board.cards)
    (tmp_path / "board.evboard").write_text("notes")
    with pytest.raises(BoardFileError, match=r"“board\.evboard” cannot be opened"):
        finished(ours.revert())
    assert ours.board.cards == before
    assert ours.history.undo_label is None
    ours.close(discard=True)


def test_what_is_edited_while_the_file_is_read_becomes_what_the_file_says(tmp_path: Path) -> None:
    ours, theirs = versions(tmp_path, 7)
    steps = ours.revert()
    next(steps)
    note = edits.new_card(ours.board, "note", 0, 0, "Meanwhile")
    ours.perform("Add", edits.add_cards(ours.board, [note]))
    kept = next(
        key for key, card in theirs.board.cards.items() if ours.board.cards.get(key) == card
    )
    ours.perform("Reword", edits.set_text(ours.board, kept, "Meanwhile", ""))
    finished(steps)
    assert ours.board == theirs.board
    ours.undo()
    assert ours.board.cards[note.id] == note
    assert ours.board.cards[kept].title == "Meanwhile"
    for document in (ours, theirs):
        document.close(discard=True)


def test_a_save_meanwhile_leaves_the_board_as_it_is(tmp_path: Path) -> None:
    ours, theirs = versions(tmp_path, 3)
    steps = ours.revert()
    next(steps)
    mine = records(ours.board)
    job = ours.save(overwrite=True)
    job.run()
    ours.saved(job)
    with pytest.raises(OSError, match="saved meanwhile"):
        finished(steps)
    assert records(ours.board) == mine
    assert ours.is_saved
    for document in (ours, theirs):
        document.close(discard=True)


def test_what_is_given_up_or_closed_meanwhile_leaves_nothing_behind(tmp_path: Path) -> None:
    ours, theirs = versions(tmp_path, 5)
    mine = records(ours.board)
    for _ in range(2):
        steps = ours.revert()
        next(steps)
        steps.close()
    assert records(ours.board) == mine
    steps = ours.revert()
    next(steps)
    for document in (ours, theirs):
        document.close(discard=True)
    assert not list(sittings().iterdir())
    steps.close()


def test_no_more_than_what_differs_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = versions(tmp_path, 11)
    compared: list[int] = []
    may_differ = other_version.OtherVersion.may_differ

    def noted(self: other_version.OtherVersion, board: Board) -> object:
        found = may_differ(self, board)
        compared.append(len(found))
        return found

    monkeypatch.setattr(other_version.OtherVersion, "may_differ", noted)
    every = len(records(ours.board))
    finished(ours.revert())
    assert compared[0] < every / 2
    for document in (ours, theirs):
        document.close(discard=True)


def test_what_was_read_is_there_before_the_thread_is_asked(tmp_path: Path) -> None:
    ours = Document.open(make_board(tmp_path / "board.evboard"))
    ours.start_keeping()
    (copy,) = sittings().glob("*/board.db")
    reading = VersionReading(tmp_path / "board.evboard", copy)
    assert list(reading.result.may_differ(ours.board)) == [ours.board.facts.id]
    reading.close()
    ours.close(discard=True)
