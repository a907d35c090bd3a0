"""After a crash every stored edit is offered again, and nothing is thrown away unasked."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from evidenceboard.document import Document
from evidenceboard.model import edits
from evidenceboard.model.records import Attachment, new_id
from evidenceboard.storage.board_file import read_board_file
from evidenceboard.storage.errors import BoardFileError
from evidenceboard.storage.opened import open_large_board
from evidenceboard.storage.recovery import discard, unsaved
from evidenceboard.storage.safe_opening import never
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


@pytest.mark.skipif(sys.platform == "win32", reason="there no file that is open can be deleted")
@pytest.mark.parametrize("source", ["new", "opened", "large"])
def test_where_app_data_is_deleted_meanwhile_nothing_is_lost(
    tmp_path: Path, home: Path, source: str
) -> None:
    path = make_board(tmp_path / "board.evboard", cards=30)
    if source == "new":
        document = Document.copy_of(path)
    elif source == "opened":
        document = Document.open(path)
    else:
        document = Document.of(open_large_board(path, "", never, lambda *_: None))
    document.start_keeping()
    picture = document.keep_content(b"a picture")
    document.keep_draft("body", "half a sente")
    shutil.rmtree(home)
    card = edits.new_card(document.board, "note", 0, 0, "since")
    document.perform("Add note", edits.add_cards(document.board, [card]))
    one = Attachment(new_id(), "a.png", "image/png", picture, 9)
    document.perform("Attach", edits.attach(document.board, card.id, [one]))
    assert document.content(picture) == document.content_later(picture)() == b"a picture"
    assert document.drafts == {"body": "half a sente"}
    job = document.save_as(tmp_path / "saved.evboard")
    job.run()
    document.saved(job)
    assert read_board_file(tmp_path / "saved.evboard").board == document.board
    document.perform("Write", edits.set_text(document.board, card.id, "after", ""))
    document.close()
    (left,) = unsaved()
    again = Document.recover(left)
    assert again.board.cards[card.id].title == "after"
    shutil.rmtree(home)
    again.close(discard=True)
