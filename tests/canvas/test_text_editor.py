"""Editing words where they stand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from pytestqt.qtbot import QtBot

from evidenceboard.canvas.edit_field import EditField
from evidenceboard.canvas.text_editor import CardEditor, close_editors, reopen_drafts
from evidenceboard.model import edits
from tests.canvas.stage import AB, CTRL, A, B, F, Stage, card, joined


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    cards = [card(A, 0, 0, title="First", body="Some words"), card(B, 0, 300, "source")]
    return Stage(qtbot, cards, [joined()])


def focused(stage: Stage) -> EditField:
    field = stage.view.window().focusWidget()
    assert isinstance(field, EditField)
    return field


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_enter_or_f2_edits_the_title_and_ctrl_enter_commits(stage: Stage, key: Qt.Key) -> None:
    stage.selection.set([A])
    stage.key(key)
    assert focused(stage).toPlainText() == "First"
    stage.write("Second")
    assert stage.steps == 0
    stage.key(Qt.Key.Key_Return, CTRL)
    assert stage.board.cards[A].title == "Second"
    assert stage.board.cards[A].body == "Some words"
    assert (stage.steps, stage.undo) == (1, "Edit claim")
    assert stage.overlays == 0
    assert stage.view.hasFocus()


def test_escape_puts_the_words_back(stage: Stage) -> None:
    stage.selection.set([A])
    stage.key(Qt.Key.Key_Return)
    stage.write("Second")
    stage.key(Qt.Key.Key_Escape)
    assert stage.board.cards[A].title == "First"
    assert stage.steps == 0
    assert stage.overlays == 0


def test_a_click_elsewhere_commits(stage: Stage) -> None:
    stage.double_click((60, 45))
    stage.write("Second")
    stage.click((400, 200))
    assert stage.board.cards[A].title == "Second"
    assert stage.steps == 1
    assert stage.overlays == 0


def test_enter_in_the_title_leads_to_the_body_and_both_are_one_step(stage: Stage) -> None:
    stage.selection.set([A])
    stage.key(Qt.Key.Key_Return)
    stage.write("Title")
    stage.key(Qt.Key.Key_Return)
    stage.write("Body")
    stage.key(Qt.Key.Key_Return)
    stage.key("and more")
    stage.key(Qt.Key.Key_Return, CTRL)
    found = stage.board.cards[A]
    assert (found.title, found.body) == ("Title", "Body\nand more")
    assert stage.steps == 1


def test_a_double_click_opens_the_title_or_the_body_by_where_it_lands(stage: Stage) -> None:
    stage.double_click((60, 45))
    assert focused(stage).accessibleName() == "Title"
    stage.key(Qt.Key.Key_Escape)
    stage.double_click((60, 75))
    assert focused(stage).accessibleName() == "Text"


def test_words_that_did_not_change_are_no_step(stage: Stage) -> None:
    stage.selection.set([A])
    stage.key(Qt.Key.Key_Return)
    stage.key(Qt.Key.Key_Return, CTRL)
    assert stage.steps == 0


def test_words_are_plain_whatever_is_pasted(stage: Stage) -> None:
    stage.selection.set([A])
    stage.key(Qt.Key.Key_Return)
    field = focused(stage)
    field.selectAll()
    mime = QMimeData()
    mime.setHtml("<b>bold</b><img src='file:///etc/passwd'>")
    mime.setText("two\r\nlines\x07 \u0000here")
    field.insertFromMimeData(mime)
    stage.key(Qt.Key.Key_Return, CTRL)
    assert stage.board.cards[A].title == "two lines here"


def test_the_title_has_an_end(stage: Stage) -> None:
    stage.selection.set([A])
    stage.key(Qt.Key.Key_Return)
    field = focused(stage)
    field.selectAll()
    mime = QMimeData()
    mime.setText("x" * 5000)
    field.insertFromMimeData(mime)
    stage.key(Qt.Key.Key_Return, CTRL)
    assert len(stage.board.cards[A].title) == 2000


def test_undo_in_the_editor_undoes_typing_only(stage: Stage) -> None:
    stage.document.perform("Move claim", edits.move(stage.board, [A], 5, 5))
    stage.selection.set([A])
    stage.key(Qt.Key.Key_Return)
    stage.write("Second")
    field = focused(stage)
    while field.document().isUndoAvailable():
        field.undo()
    assert field.toPlainText() == "First"
    assert stage.board.cards[A].x == 5


def test_a_frames_header_edits_its_title(qtbot: QtBot) -> None:
    stage = Stage(qtbot, [card(F, 0, 0, "frame", width=600, height=400, title="Area")])
    stage.double_click((300, 20))
    stage.write("Place")
    stage.key(Qt.Key.Key_Return)
    assert stage.board.cards[F].title == "Place"


def test_a_connectors_label_is_edited_beside_its_disc(stage: Stage) -> None:
    disc = stage.view.scene.disc(AB)
    stage.double_click((disc.x(), disc.y()))
    stage.write("as reported")
    stage.key(Qt.Key.Key_Return)
    assert stage.board.connectors[AB].label == "as reported"
    assert (stage.steps, stage.undo) == (1, "Edit label")


def test_the_editor_closes_when_its_card_goes(stage: Stage) -> None:
    stage.selection.set([A])
    stage.key(Qt.Key.Key_Return)
    stage.write("Second")
    stage.document.perform("Delete claim", edits.delete(stage.board, [A]))
    assert stage.overlays == 0
    assert A not in stage.board.cards


def test_the_editor_goes_with_the_camera(stage: Stage) -> None:
    stage.selection.set([A])
    stage.key(Qt.Key.Key_Return)
    before = stage.editor.pos()
    stage.view.pan(40, 30)
    moved = stage.editor.pos() - before
    assert (moved.x(), moved.y()) == (40, 30)


def test_the_editor_is_readable_where_the_board_is_not(stage: Stage) -> None:
    stage.view.zoom_to(0.2)
    stage.selection.set([A])
    stage.key(Qt.Key.Key_Return)
    editor = stage.editor
    assert isinstance(editor, CardEditor)
    assert editor.title.font().pixelSize() >= 13
    assert stage.view.viewport().rect().contains(editor.geometry())


def test_the_editor_grows_with_its_text_and_shows_it_whole(stage: Stage) -> None:
    stage.selection.set([A])
    stage.key(Qt.Key.Key_Return)
    before = stage.editor.height()
    stage.key(Qt.Key.Key_Return)
    stage.key("word " * 80)
    editor = stage.editor
    assert isinstance(editor, CardEditor)
    assert editor.body is not None
    assert editor.height() > before + 60
    assert editor.body.height() >= editor.body.needed_height
    assert not editor.body.verticalScrollBar().isVisible()


def test_a_full_disk_leaves_the_editor_open_with_its_text(stage: Stage) -> None:
    stage.selection.set([A])
    stage.key(Qt.Key.Key_Return)
    stage.write("Second")
    stage.keeper.refuse = "No space left on device"
    with pytest.raises(OSError, match="No space"):
        stage.editor.commit()
    assert focused(stage).toPlainText() == "Second"
    stage.keeper.refuse = ""
    stage.editor.commit()
    assert stage.board.cards[A].title == "Second"


def test_a_draft_is_kept_while_the_editor_is_open(stage: Stage, qtbot: QtBot) -> None:
    stage.selection.set([A])
    stage.key(Qt.Key.Key_Return)
    stage.write("Half a th")
    qtbot.waitUntil(lambda: bool(stage.keeper.drafts()), timeout=3000)
    assert stage.keeper.drafts()[f"{A}/title"] == "Half a th"
    stage.key(Qt.Key.Key_Return, CTRL)
    assert not stage.keeper.drafts()


def test_a_draft_that_cannot_be_kept_is_told_without_a_box_and_typing_goes_on(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.selection.set([A])
    stage.key(Qt.Key.Key_Return)
    stage.write("Half a th")
    stage.keeper.refuse = "The disk is full."
    qtbot.waitUntil(lambda: "The disk is full." in stage.hints, timeout=3000)
    assert focused(stage).toPlainText() == "Half a th"
    stage.keeper.refuse = ""
    stage.write("ought")
    qtbot.waitUntil(lambda: bool(stage.keeper.drafts()), timeout=3000)
    stage.keeper.refuse = "The disk is full."
    editor = stage.editor
    with pytest.raises(OSError, match="full"):
        editor.put_back()
    assert not editor.isVisible()
    assert stage.view.hasFocus()


def test_after_a_crash_the_words_that_were_being_typed_come_back(stage: Stage) -> None:
    stage.document.keep_draft(f"{A}/text", "Half a thought")
    assert reopen_drafts(stage.view)
    stage.key(Qt.Key.Key_Return, CTRL)
    assert stage.board.cards[A].body == "Half a thought"
    assert stage.board.cards[A].title == "First"
    assert not stage.document.drafts
    assert not reopen_drafts(stage.view)


def test_a_draft_of_many_lines_is_reopened_whole(stage: Stage) -> None:
    stage.document.keep_draft(f"{A}/title", "A long title " * 20)
    stage.document.keep_draft(f"{A}/text", "Line\n" * 20)
    assert reopen_drafts(stage.view)
    close_editors(stage.view)
    assert stage.board.cards[A].title == ("A long title " * 20).strip()
    assert stage.board.cards[A].body == ("Line\n" * 20).strip()


def test_an_editor_that_is_only_looked_into_keeps_no_draft(stage: Stage) -> None:
    stage.selection.set([A])
    stage.key(Qt.Key.Key_Return)
    stage.editor._keep_draft()
    stage.key(Qt.Key.Key_Escape)
    assert not stage.document.drafts


def test_open_editors_can_be_committed_from_outside(stage: Stage) -> None:
    stage.selection.set([A])
    stage.key(Qt.Key.Key_Return)
    stage.write("Second")
    close_editors(stage.view)
    assert stage.board.cards[A].title == "Second"


def test_one_editor_serves_card_after_card_and_brings_nothing_along(stage: Stage) -> None:
    stage.document.perform(
        "Place frame", edits.add_cards(stage.board, [card(F, 600, 0, "frame", title="Third")])
    )
    for key in (A, F, B, A):
        stage.selection.set([key])
        stage.key(Qt.Key.Key_Return)
        editor = stage.editor
        assert isinstance(editor, CardEditor)
        assert focused(stage).toPlainText() == stage.board.cards[key].title
        stage.key(Qt.Key.Key_Z, CTRL)
        assert focused(stage).toPlainText() == stage.board.cards[key].title
        assert (editor.body is None) == (key == F)
        stage.write(f"Title of {key}")
        stage.key(Qt.Key.Key_Return, CTRL)
        assert stage.overlays == 0
    assert [stage.board.cards[key].title for key in (A, B, F)] == [
        f"Title of {key}" for key in (A, B, F)
    ]
    assert stage.board.cards[A].body == "Some words"
    assert len(stage.view.viewport().findChildren(CardEditor)) == 1


def test_a_closed_editor_stays_closed_whatever_happens_to_its_card(stage: Stage) -> None:
    stage.selection.set([A])
    stage.key(Qt.Key.Key_Return)
    stage.key(Qt.Key.Key_Escape)
    stage.view.zoom_to(0.5)
    moved = edits.move(stage.board, [A], 50, 50)
    stage.document.perform("Move card", moved)
    stage.document.perform("Delete", edits.delete(stage.board, [A]))
    close_editors(stage.view)
    assert stage.overlays == 0
    assert stage.steps == 2


@pytest.mark.parametrize("scale", [0.1, 0.3, 0.59])
def test_the_title_of_a_large_frame_seen_from_afar_is_edited_within_the_view(
    qtbot: QtBot, scale: float
) -> None:
    stage = Stage(qtbot, [card(F, 0, 0, "frame", title="Area", width=6000.0, height=900.0)])
    stage.selection.set([F])
    stage.view.zoom_to(scale)
    stage.view.center_on(QPointF(3000, 300))
    stage.key(Qt.Key.Key_F2)
    field = focused(stage)
    editor = field.parentWidget()
    assert editor is not None
    assert stage.view.viewport().rect().contains(editor.geometry())
    assert editor.rect().contains(field.geometry())
    assert field.width() >= 300


@pytest.mark.parametrize("scale", [1.0, 3.0])
@pytest.mark.parametrize("words", ["title", "text"])
def test_what_is_typed_low_in_the_view_stays_in_sight(
    stage: Stage, scale: float, words: str
) -> None:
    stage.view.zoom_to(scale)
    stage.view.center_on(QPointF(100, 420 - 350 / scale))  # B's lower edge on that of the view
    stage.selection.set([B])
    stage.key(Qt.Key.Key_Return)
    if words == "text":
        stage.key(Qt.Key.Key_Return)
    field = focused(stage)
    for _ in range(25):
        stage.key("as many words as one may type ")
        caret = field.mapTo(stage.view.viewport(), field.cursorRect().bottomRight())
        assert stage.view.viewport().rect().contains(caret)


def test_the_editor_goes_away_with_its_card(stage: Stage) -> None:
    stage.selection.set([A])
    stage.key(Qt.Key.Key_Return)
    stage.view.center_on(QPointF(3000, 3000))
    assert not stage.view.viewport().rect().intersects(stage.editor.geometry())
