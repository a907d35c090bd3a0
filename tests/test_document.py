"""The open board: stored first, then made, then announced; and how it stands to its file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from evidenceboard.document import Document
from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.change import Change
from evidenceboard.model.records import Attachment, RecordId, new_id
from evidenceboard.storage.board_file import read_board_file
from evidenceboard.storage.errors import NotStoredError
from evidenceboard.storage.recovery import unsaved
from evidenceboard.storage.sitting import Sitting
from tests.keeper import MemoryKeeper
from tests.steps import finished
from tests.storage.hostile import make_board


@pytest.fixture
def keeper() -> MemoryKeeper:
    return MemoryKeeper()


@pytest.fixture
def document(keeper: MemoryKeeper) -> Document:
    return Document(Board(), keeper)


def add_note(document: Document, title: str = "Note") -> RecordId:
    card = edits.new_card(document.board, "note", 0, 0, title)
    document.perform("Add note", edits.add_cards(document.board, [card]))
    return card.id


def test_an_edit_is_stored_then_made_then_announced(
    document: Document, keeper: MemoryKeeper
) -> None:
    seen: list[tuple[int, int]] = []
    document.changed.connect(lambda _: seen.append((len(keeper.stored), len(document.board.cards))))
    add_note(document)
    assert seen == [(1, 1)]


def test_an_edit_that_cannot_be_stored_has_not_happened(
    document: Document, keeper: MemoryKeeper, qtbot: QtBot
) -> None:
    keeper.refuse = "The disk is full."
    with qtbot.assertNotEmitted(document.changed), pytest.raises(OSError, match="disk is full"):
        add_note(document)
    assert not document.board.cards
    assert document.history.undo_label is None
    keeper.refuse = ""
    add_note(document)
    keeper.refuse = "The disk is full."
    with pytest.raises(OSError, match="disk is full"):
        document.undo()
    assert document.board.cards
    assert document.history.undo_label == "Add note"


def test_an_empty_change_is_no_edit(document: Document, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(document.changed):
        document.perform("Nothing", Change())
    assert document.history.undo_label is None


def test_undo_and_redo_are_announced_like_edits(
    document: Document, keeper: MemoryKeeper, qtbot: QtBot
) -> None:
    card = add_note(document)
    with qtbot.waitSignal(document.changed) as undone:
        document.undo()
    assert undone.args is not None
    assert undone.args[0].steps[card][1] is None
    with qtbot.waitSignal(document.changed):
        document.redo()
    assert len(keeper.stored) == 3


def test_a_read_only_board_refuses_edits_in_words(keeper: MemoryKeeper) -> None:
    document = Document(Board(), keeper, read_only="It is open elsewhere.")
    for attempt in (add_note, lambda d: d.keep_content(b"x"), lambda d: d.save()):
        with pytest.raises(PermissionError, match="open elsewhere"):
            attempt(document)
    assert keeper.stored == []


def is_saved(document: Document) -> bool:
    return document.is_saved


def finish(document: Document, make: Callable[[], object]) -> None:
    job = make()
    job.run()  # type: ignore[attr-defined]  # a SaveJob
    document.saved(job)  # type: ignore[arg-type]


def test_saved_is_a_state_that_undo_leaves_and_redo_reaches(tmp_path: Path) -> None:
    document = Document.untitled()
    assert is_saved(document)
    assert document.title == "Untitled board"
    add_note(document)
    assert not is_saved(document)
    finish(document, lambda: document.save_as(tmp_path / "case.evboard"))
    assert is_saved(document)
    assert document.title == "case"
    document.undo()
    assert not is_saved(document)
    document.redo()
    assert is_saved(document)
    document.close()


def test_saving_is_announced(tmp_path: Path, qtbot: QtBot) -> None:
    document = Document.untitled()
    add_note(document)
    job = document.save_as(tmp_path / "case.evboard")
    job.run()
    with qtbot.waitSignal(document.state_changed):
        document.saved(job)
    document.close()


def test_a_copy_leaves_the_board_with_its_own_file(tmp_path: Path) -> None:
    document = Document.open(make_board(tmp_path / "board.evboard"))
    add_note(document)
    finish(document, lambda: document.save_copy(tmp_path / "copy.evboard"))
    assert document.path == tmp_path / "board.evboard"
    assert not is_saved(document)
    copy = Document.open(tmp_path / "copy.evboard")
    assert copy.read_only == ""
    assert copy.board == document.board
    copy.close()
    document.close(discard=True)


def test_revert_is_one_step_that_can_be_undone(tmp_path: Path, qtbot: QtBot) -> None:
    document = Document.open(make_board(tmp_path / "board.evboard"))
    card = add_note(document)
    with qtbot.waitSignal(document.changed):
        finished(document.revert())
    assert card not in document.board.cards
    assert is_saved(document)
    assert document.history.undo_label == "Revert to saved"
    document.undo()
    assert card in document.board.cards
    assert not is_saved(document)
    document.close(discard=True)


def board_now(document: Document) -> Board:
    """The board as it is, apart from what becomes of it."""
    board = document.board
    return Board(board.cards.values(), board.connectors.values(), board.facts)


def test_going_back_to_a_file_that_nobody_changed_reads_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = Document.open(make_board(tmp_path / "board.evboard"))
    first, second = (one.id for one in list(document.board.cards.values())[:2])
    file = board_now(document)

    def read(_: Sitting, path: Path) -> None:
        pytest.fail(f"{path.name} is read.")

    monkeypatch.setattr(Sitting, "read_other", read)
    document.perform("Move", edits.move(document.board, [first, second], 5, 5))
    document.perform("Delete", edits.delete(document.board, [first]))
    document.perform("Write", edits.set_text(document.board, second, "Other words", ""))
    edited = board_now(document)
    assert edited != file
    finished(document.revert())
    assert board_now(document) == file
    assert is_saved(document)
    assert document.history.undo_label == "Revert to saved"
    finished(document.revert())
    document.undo()
    assert board_now(document) == edited
    assert not is_saved(document)
    document.close(discard=True)


def test_there_is_no_going_back_to_a_file_that_is_gone(tmp_path: Path) -> None:
    document = Document.open(make_board(tmp_path / "board.evboard"))
    note = add_note(document)
    (tmp_path / "board.evboard").unlink()
    with pytest.raises(OSError, match="there is no such file"):
        finished(document.revert())
    assert note in document.board.cards
    assert not document.is_saved
    document.close(discard=True)


def test_reverting_brings_what_someone_else_put_in_the_file(tmp_path: Path) -> None:
    path = make_board(tmp_path / "board.evboard")
    document = Document.open(path)
    other = Document.copy_of(path)
    sha256 = other.keep_content(b"their picture")
    note = add_note(other)
    picture = Attachment(new_id(), "map.png", "image/png", sha256, 13)
    other.perform("Attach", edits.attach(other.board, note, [picture]))
    finish(other, lambda: other.save_copy(tmp_path / "theirs.evboard"))
    (tmp_path / "theirs.evboard").replace(path)
    assert document.file_changed_on_disk()
    finished(document.revert())
    assert not document.file_changed_on_disk()
    assert document.board == other.board
    assert document.content(sha256) == b"their picture"
    add_note(document)
    finish(document, document.save)
    other.close(discard=True)
    document.close()


def test_attachments_are_there_before_the_working_copy_is(tmp_path: Path) -> None:
    path = make_board(tmp_path / "board.evboard", cards=12)
    document = Document.open(path)
    named = [one for card in document.board.cards.values() for one in card.attachments]
    assert named
    before = [document.content(one.sha256) for one in named]
    document.start_keeping()
    assert [document.content(one.sha256) for one in named] == before
    assert [len(data) for data in before] == [one.size for one in named]
    with pytest.raises(KeyError):
        document.content("0" * 64)
    document.close()


def test_a_board_can_only_be_stored_as_it_is_drawn(tmp_path: Path) -> None:
    document = Document.untitled()
    card = add_note(document)
    for text in ("half a letter: \ud800", "a\0b"):
        with pytest.raises(OSError, match=r"The edit was not made: .*\.$"):
            document.perform("Reword", edits.set_text(document.board, card, text, ""))
    with pytest.raises(OSError, match="The edit was not made"):
        document.perform("Move", edits.move(document.board, [card], 1e12, 0))
    with pytest.raises(OSError, match="The edit was not made"):
        document.perform("Move", edits.move(document.board, [card], float("nan"), 0))
    assert document.board.cards[card].title == "Note"
    document.perform("Reword", edits.set_text(document.board, card, "whole", ""))
    document.close(discard=True)


def test_a_file_replaced_before_the_first_edit_takes_nothing_away(tmp_path: Path) -> None:
    path = make_board(tmp_path / "board.evboard")
    document = Document.open(path)
    path.write_bytes(path.read_bytes())
    card = add_note(document)
    finish(document, lambda: document.save_as(tmp_path / "mine.evboard"))
    mine = Document.open(tmp_path / "mine.evboard", who="again")
    assert mine.board.cards.keys() == document.board.cards.keys()
    assert card in mine.board.cards
    mine.close()
    document.close()


def test_a_file_gone_with_its_attachments_before_the_first_edit_stops_it(tmp_path: Path) -> None:
    path = make_board(tmp_path / "board.evboard", cards=12)
    document = Document.open(path)
    path.unlink()
    with pytest.raises(OSError, match="no longer in the file"):
        add_note(document)
    document.close()


def test_a_board_opened_through_a_link_is_saved_where_the_link_leads(tmp_path: Path) -> None:
    path = make_board(tmp_path / "board.evboard")
    link = tmp_path / "link.evboard"
    link.symlink_to(path)
    document = Document.open(link)
    card = add_note(document)
    finish(document, document.save)
    document.close()
    assert link.is_symlink()
    again = Document.copy_of(path)
    assert card in again.board.cards
    again.close()


def test_a_copy_shows_its_attachments_before_it_has_a_working_copy(tmp_path: Path) -> None:
    path = make_board(tmp_path / "board.evboard", cards=12)
    document = Document.copy_of(path)
    named = [one for card in document.board.cards.values() for one in card.attachments]
    before = [document.content(one.sha256) for one in named]
    assert [len(data) for data in before] == [one.size for one in named]
    add_note(document)
    path.unlink()
    assert [document.content(one.sha256) for one in named] == before
    document.close(discard=True)


def test_without_app_data_boards_open_for_reading_and_say_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_board(tmp_path / "board.evboard")
    monkeypatch.setenv("EVIDENCEBOARD_HOME", str(path / "home"))
    document = Document.open(path)
    why = f"“{path / 'home'}”, where edits are kept, cannot be made: there is no such folder."
    assert document.read_only == f"Edits of “board.evboard” cannot be kept on this computer: {why}"
    assert document.board.cards
    untitled = Document.untitled()
    with pytest.raises(NotStoredError, match=f"No working copy can be made: {why}"):
        add_note(untitled)


def test_every_state_of_a_board_has_a_name_that_leads_to_the_version_it_goes_back_to(
    tmp_path: Path,
) -> None:
    path = tmp_path / "board.evboard"
    document = Document.untitled()
    untitled = document.state_id()
    add_note(document)
    assert document.state_id() != untitled
    finish(document, lambda: document.save_as(path))
    revision, _, count = document.state_id().partition(".")
    assert revision == read_board_file(path).revision
    add_note(document)
    assert document.state_id() == f"{revision}.{int(count) + 1}"
    document.close()
    (left,) = unsaved()
    recovered = Document.recover(left)
    assert recovered.state_id() == f"{revision}.{int(count) + 1}"
    recovered.close(discard=True)
    opened = Document.open(path)
    assert opened.state_id() == f"{revision}.{count}"
    opened.close()


def test_a_closed_board_gives_no_bytes_and_begins_no_working_copy(home: Path) -> None:
    document = Document.untitled()
    sha256 = document.keep_content(b"a photograph")
    later = document.content_later(sha256)
    assert document.content(sha256) == later() == b"a photograph"
    document.close(discard=True)
    left = sorted(home.rglob("*"))
    for ask in (document.content, lambda key: document.content_later(key)()):
        with pytest.raises(KeyError):
            ask(sha256)
    assert sorted(home.rglob("*")) == left
