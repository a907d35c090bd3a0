"""Attachments' bytes are read on any thread while the board is edited, and no longer than that."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest

from evidenceboard.document import Document
from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.records import Attachment, Card, RecordId
from evidenceboard.storage.recovery import unsaved

DATA = bytes(range(256)) * 4_000
NAME = sha256(DATA).hexdigest()
ID, PICTURE = (RecordId(f"00000000-0000-4000-8000-00000000000{n}") for n in (1, 2))


def _board() -> Board:
    attached = (Attachment(PICTURE, "p.bin", "image/png", NAME, len(DATA)),)
    return Board([Card(ID, "image", 0, 0, 320, 220, title="P", attachments=attached)])


def _in_a_thread(read: Callable[[], bytes]) -> bytes:
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(read).result(20)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "board.evboard"
    document = Document.untitled(_board(), [DATA])
    assert _in_a_thread(document.content_later(NAME)) == DATA
    document.save_as(made).run()
    document.close(discard=True)
    return made


def test_bytes_come_from_the_file_and_then_from_the_working_copy(path: Path) -> None:
    document = Document.open(path)
    assert _in_a_thread(document.content_later(NAME)) == DATA
    document.start_keeping()
    kept = document.keep_content(DATA[1:])
    document.perform("Move", edits.move(document.board, [ID], 5, 5))
    assert _in_a_thread(document.content_later(NAME)) == DATA
    assert _in_a_thread(document.content_later(kept)) == DATA[1:]
    with pytest.raises(KeyError):
        _in_a_thread(document.content_later("0" * 64))
    document.perform("Move", edits.move(document.board, [ID], 5, 5))
    document.close(discard=True)


@pytest.mark.parametrize("is_edited", [False, True])
def test_a_board_that_was_closed_gives_no_bytes_any_more(path: Path, is_edited: bool) -> None:
    document = Document.open(path)
    if is_edited:
        document.start_keeping()
    read = document.content_later(NAME)
    document.close(discard=True)
    with pytest.raises(KeyError):
        _in_a_thread(read)


def test_a_recovered_board_has_its_bytes(path: Path, home: Path) -> None:
    document = Document.open(path)
    document.perform("Move", edits.move(document.board, [ID], 5, 5))
    document.close()
    (left,) = unsaved()
    found = Document.recover(left)
    assert _in_a_thread(found.content_later(NAME)) == DATA
    found.close(discard=True)


def test_a_file_that_went_away_gives_no_bytes(path: Path) -> None:
    document = Document.open(path)
    read = document.content_later(NAME)
    path.unlink()
    with pytest.raises(KeyError):
        _in_a_thread(read)
    document.close(discard=True)
