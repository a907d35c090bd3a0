"""Saving: whole or not at all, nothing left over, nothing left in."""

from __future__ import annotations

import errno
import os
import resource
import sqlite3
import stat
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from evidenceboard.document import Document
from evidenceboard.model import edits
from evidenceboard.model.records import Attachment, RecordId, new_id
from evidenceboard.storage import publish as publishing
from evidenceboard.storage.board_file import read_board_file
from evidenceboard.storage.errors import BoardFileError, FileChangedOnDiskError
from evidenceboard.storage.recovery import unsaved


def add_card(document: Document, title: str = "A claim", body: str = "") -> RecordId:
    card = edits.new_card(document.board, "claim", 0, 0, title, body)
    document.perform("Add claim", edits.add_cards(document.board, [card]))
    return card.id


def save_as(document: Document, path: Path) -> None:
    job = document.save_as(path)
    job.run()
    document.saved(job)


def save(document: Document, *, overwrite: bool = False) -> None:
    job = document.save(overwrite=overwrite)
    job.run()
    document.saved(job)


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    document = Document.untitled()
    add_card(document)
    save_as(document, tmp_path / "board.evboard")
    yield document
    document.close(discard=True)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_file_has_no_companions_but_its_lock(document: Document, tmp_path: Path) -> None:
    add_card(document)
    save(document)
    assert names(tmp_path) == [".board.evboard.lock", "board.evboard"]
    document.close()
    assert names(tmp_path) == ["board.evboard"]


def test_every_version_has_a_revision_of_its_own(document: Document, tmp_path: Path) -> None:
    first = read_board_file(tmp_path / "board.evboard")
    save(document)
    second = read_board_file(tmp_path / "board.evboard")
    assert first.revision != second.revision
    assert first.board_id == second.board_id


def test_deleted_words_and_attachments_are_not_in_the_file(
    document: Document, tmp_path: Path
) -> None:
    for number in range(40):
        canary = f"canary-{number}-" * 30
        card = add_card(document, canary, canary)
        data = document.keep_content((canary * 200).encode())
        picture = Attachment(new_id(), canary, "image/png", data, 5)
        document.perform("Attach", edits.attach(document.board, card, [picture]))
        document.perform("Tag", edits.set_tags(document.board, [card], [canary]))
        if number % 3 == 0:
            save(document)
        document.perform("Reword", edits.set_text(document.board, card, "kept", "kept"))
        document.perform("Detach", edits.detach(document.board, card, picture.id))
        document.perform("Untag", edits.set_tags(document.board, [card], []))
        if number % 2:
            document.perform("Delete", edits.delete(document.board, [card]))
    save(document)
    assert b"canary" not in (tmp_path / "board.evboard").read_bytes()
    assert b"kept" in (tmp_path / "board.evboard").read_bytes()


def test_undo_brings_an_attachment_back_that_a_save_left_out(document: Document) -> None:
    card = add_card(document)
    data = document.keep_content(b"picture")
    picture = Attachment(new_id(), "map.png", "image/png", data, 7)
    document.perform("Attach", edits.attach(document.board, card, [picture]))
    document.perform("Detach", edits.detach(document.board, card, picture.id))
    save(document)
    document.undo()
    save(document)
    assert document.path is not None
    opened = Document.copy_of(document.path)
    assert opened.content(data) == b"picture"
    opened.close()


def test_permissions_stay_as_they_were(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "board.evboard"
    path.chmod(0o640)
    add_card(document)
    save(document)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_app_data_is_closed_to_others(document: Document, home: Path) -> None:
    for path in home.rglob("*"):
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077, path


def test_edits_made_while_saving_are_still_to_be_saved(document: Document, tmp_path: Path) -> None:
    add_card(document, "before")
    job = document.save()
    thread = threading.Thread(target=job.run)
    thread.start()
    for number in range(50):
        add_card(document, f"meanwhile {number}")
    thread.join()
    document.saved(job)
    held = read_board_file(tmp_path / "board.evboard").board
    assert any(card.title == "before" for card in held.cards.values())
    assert document.is_saved == (held == document.board)
    while document.history.undo_label and not document.is_saved:
        document.undo()
    assert document.board == held


def fail_with(code: int) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail


@pytest.mark.parametrize(
    ("step", "code", "why"),
    [
        ("sync_folder", errno.EIO, "the disk reported an error"),
        ("_copy", errno.ENOSPC, "the disk is full"),
        ("_seal", errno.ENOSPC, "the disk is full"),
        ("_permissions", errno.EACCES, "permission is denied"),
        ("check_published", errno.EIO, "the disk reported an error"),
    ],
)
def test_a_failing_disk_leaves_the_old_file_and_says_so(
    document: Document,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    code: int,
    why: str,
) -> None:
    before = read_board_file(tmp_path / "board.evboard").board
    add_card(document)
    with monkeypatch.context() as broken:
        broken.setattr(publishing, step, fail_with(code))
        with pytest.raises(BoardFileError) as error:
            save(document)
    assert str(error.value) == (
        f"“board.evboard” was not saved: {why}; your edits are stored in the working copy."
    )
    assert not document.is_saved
    assert names(tmp_path) == [".board.evboard.lock", "board.evboard"]
    if step != "sync_folder":
        assert read_board_file(tmp_path / "board.evboard").board == before
    save(document, overwrite=step == "sync_folder")
    assert document.is_saved


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """What a full disk does to writing, without filling one."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_stops_an_edit_before_it_is_made(document: Document) -> None:
    before = dict(document.board.cards)
    with no_file_larger_than(300_000), pytest.raises(BoardFileError, match="The edit was not made"):
        add_card(document, body="x" * 900_000)
    assert document.board.cards == before
    add_card(document, "after")
    assert len(document.board.cards) == len(before) + 1


def test_a_draft_for_which_there_is_no_room_is_told_and_tried_again(document: Document) -> None:
    document.keep_draft("a/text", "Before")
    with (
        no_file_larger_than(300_000),
        pytest.raises(BoardFileError, match="What is being typed is not kept: it would be larger"),
    ):
        document.keep_draft("a/text", "x" * 900_000)
    assert document.drafts == {"a/text": "Before"}
    document.keep_draft("a/text", "")
    assert document.drafts == {}


def test_a_full_disk_stops_a_save_and_the_old_file_stays(
    document: Document, tmp_path: Path
) -> None:
    path = tmp_path / "board.evboard"
    before = path.read_bytes()
    add_card(document, body="x" * 900_000)
    with no_file_larger_than(300_000), pytest.raises(BoardFileError, match="was not saved"):
        save(document)
    assert path.read_bytes() == before
    assert names(tmp_path) == [".board.evboard.lock", "board.evboard"]
    save(document)
    assert read_board_file(path).board == document.board


def test_a_folder_that_is_gone_is_named_in_words(document: Document, tmp_path: Path) -> None:
    with pytest.raises(BoardFileError, match=r"“x.evboard” was not saved: there is no such"):
        save_as(document, tmp_path / "gone" / "x.evboard")


def test_a_file_replaced_by_someone_else_is_not_overwritten(
    document: Document, tmp_path: Path
) -> None:
    path = tmp_path / "board.evboard"
    other = Document.copy_of(path)
    theirs = add_card(other, "theirs")
    assert not document.file_changed_on_disk()
    job = other.save_copy(tmp_path / "theirs.evboard")
    job.run()
    (tmp_path / "theirs.evboard").replace(path)
    other.close(discard=True)
    assert document.file_changed_on_disk()
    mine = add_card(document, "mine")
    with pytest.raises(FileChangedOnDiskError, match="someone else"):
        save(document)
    assert theirs in read_board_file(path).board.cards
    save(document, overwrite=True)
    assert mine in read_board_file(path).board.cards
    assert not document.file_changed_on_disk()


def test_a_file_that_was_only_touched_has_not_changed(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "board.evboard"
    path.write_bytes(path.read_bytes())
    assert not document.file_changed_on_disk()
    add_card(document)
    save(document)


def test_what_a_killed_save_left_is_cleared_at_the_next_start(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Path, "unlink", lambda *_, **__: None)
        broken.setattr(publishing, "_put_in_place", fail_with(errno.EIO))
        with pytest.raises(BoardFileError):
            save(document)
    assert any(name.endswith(".part") for name in names(tmp_path))
    add_card(document)
    document.close()
    assert len(unsaved()) == 1
    assert names(tmp_path) == ["board.evboard"]


def test_the_file_speaks_plainly_to_anyone_with_sqlite(document: Document, tmp_path: Path) -> None:
    card = add_card(document, "Will there be a second wave?")
    document.perform("Role", edits.set_field(document.board, [card], "role", "question"))
    save(document)
    connection = sqlite3.connect(tmp_path / "board.evboard")
    rows = connection.execute(
        "SELECT title, role FROM card JOIN claim ON claim.card = card.id WHERE role = 'question'"
    ).fetchall()
    connection.close()
    assert rows == [("Will there be a second wave?", "question")]
