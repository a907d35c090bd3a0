"""After a crash every stored edit is offered again, and nothing is thrown away unasked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from evidenceboard.document import Document
from evidenceboard.model import edits
from evidenceboard.storage.board_file import read_board_file
from evidenceboard.storage.errors import BoardFileError
from evidenceboard.storage.recovery import discard, unsaved
from evidenceboard.storage.sitting_folder import sittings
from tests.storage.hostile import make_board

CRASH = """
import os
from pathlib import Path
from evidenceboard.document import Document
from evidenceboard.model import edits
path = {path!r}
document = Document.open(Path(path)) if path else Document.untitled()
for number in range({edits}):
    card = edits.new_card(document.board, "note", 0, 0, f"note {{number}}")
    document.perform("Add note", edits.add_cards(document.board, [card]))
document.start_keeping()
if {draft!r}:
    document.keep_draft("body", {draft!r})
os.kill(os.getpid(), 9)
"""


def crash(path: Path | None, count: int, draft: str = "") -> None:
    """A process that makes so many edits and is then killed."""
    code = CRASH.format(path=str(path) if path else "", edits=count, draft=draft)
    subprocess.run([sys.executable, "-c", code], check=False)


def test_a_crashed_board_is_offered_recovered_and_saved(tmp_path: Path) -> None:
    path = make_board(tmp_path / "board.evboard", cards=4)
    before = read_board_file(path).board
    crash(path, 3, draft="half a sente")
    (left,) = unsaved()
    assert (left.path, left.cards, left.edits) == (path, 7, 3)
    document = Document.recover(left)
    assert not document.is_saved
    assert document.path == path
    assert document.drafts == {"body": "half a sente"}
    assert len(document.board.cards) == len(before.cards) + 3
    assert unsaved() == []
    document.keep_draft("body", "")
    job = document.save()
    job.run()
    document.saved(job)
    assert read_board_file(path).board == document.board
    document.close()
    assert unsaved() == []
    assert list(sittings().iterdir()) == []


def test_an_untitled_board_is_offered_under_a_name() -> None:
    crash(None, 2)
    (left,) = unsaved()
    assert (left.name, left.path, left.cards, left.edits) == ("Untitled board", None, 2, 2)
    document = Document.recover(left)
    document.close()
    assert [one.edits for one in unsaved()] == [2]
    document = Document.recover(unsaved()[0])
    document.close(discard=True)
    assert unsaved() == []


def test_a_crash_without_an_unsaved_edit_leaves_nothing_to_ask_about(tmp_path: Path) -> None:
    crash(make_board(tmp_path / "board.evboard"), 0)
    assert unsaved() == []
    assert list(sittings().iterdir()) == []


def test_looking_does_not_delete_and_discarding_does() -> None:
    crash(None, 1)
    for _ in range(3):
        assert len(unsaved()) == 1
    discard(unsaved()[0])
    assert unsaved() == []


def test_a_living_sitting_is_nobody_elses() -> None:
    document = Document.untitled()
    card = edits.new_card(document.board, "note", 0, 0)
    document.perform("Add note", edits.add_cards(document.board, [card]))
    assert unsaved() == []
    document.close()
    (left,) = unsaved()
    first = Document.recover(left)
    with pytest.raises(BoardFileError, match="in another window"):
        Document.recover(left)
    discard(left)
    assert card.id in first.board.cards
    first.close()
    assert len(unsaved()) == 1


def test_a_damaged_working_copy_is_listed_and_kept() -> None:
    crash(None, 1)
    left = unsaved()[0]
    for path in left.folder.glob("board.db*"):
        path.write_bytes(b"nonsense" * 1000)
    (left,) = unsaved()
    assert left.complaint
    with pytest.raises(BoardFileError, match="cannot be read"):
        Document.recover(left)
    assert len(unsaved()) == 1


def test_closing_with_unsaved_edits_keeps_them(tmp_path: Path) -> None:
    document = Document.open(make_board(tmp_path / "board.evboard"))
    document.perform("Rename", edits.rename_board(document.board, "Named"))
    document.close()
    assert [(one.name, one.edits) for one in unsaved()] == [("Named", 1)]
