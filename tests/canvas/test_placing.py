"""Placing new cards with tools, by double-click and from the toolbar."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from evidenceboard.canvas.mime_types import KIND_TYPE
from evidenceboard.canvas.tools import TOOLS, tool_kind
from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.records import Card
from tests.canvas.stage import A, Stage, card


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    return Stage(qtbot, [card(A, 0, 0)])


def new(stage: Stage) -> Card:
    return next(one for key, one in stage.board.cards.items() if key != A)


@pytest.mark.parametrize("kind", CARD_KINDS, ids=lambda kind: kind.name)
def test_a_click_places_a_card_and_asks_for_its_title(stage: Stage, kind: object) -> None:
    assert isinstance(kind, type(CARD_KINDS[0]))
    stage.view.set_tool(f"place-{kind.name}")
    stage.click((500, 300))
    made = new(stage)
    assert (made.kind, made.width, made.height) == (kind.name, kind.width, kind.height)
    assert stage.undo == f"Place {kind.word.lower()}"
    assert stage.view.tool == "select"
    stage.write("Said so")
    stage.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert new(stage).title == "Said so"
    assert stage.steps == 2


def test_a_drag_places_a_card_of_that_size(stage: Stage) -> None:
    stage.view.set_tool("place-note")
    stage.drag((400, 200), (450, 250), (550, 330))
    made = new(stage)
    assert (made.x, made.y, made.width, made.height) == (400, 200, 150, 130)
    assert stage.steps == 1


def test_escape_while_placing_places_nothing(stage: Stage) -> None:
    stage.view.set_tool("place-note")
    stage.press((400, 200))
    stage.carry((450, 250))
    stage.key(Qt.Key.Key_Escape)
    stage.release((450, 250))
    assert len(stage.board.cards) == 1
    assert stage.view.tool == "place-note"
    stage.key(Qt.Key.Key_Escape)
    assert stage.view.tool == "select"


def test_a_double_click_on_empty_canvas_offers_the_kinds(stage: Stage) -> None:
    stage.double_click((500, 300))
    assert [row.text() for row in stage.picker.rows] == [kind.word for kind in CARD_KINDS]
    stage.key(Qt.Key.Key_Down)
    stage.key(Qt.Key.Key_Return)
    made = new(stage)
    assert made.kind == "source"
    assert (made.x + made.width / 2, made.y + made.height / 2) == (500, 300)
    assert stage.editor.record_id == made.id


def test_the_kind_can_be_chosen_by_its_letter(stage: Stage) -> None:
    stage.double_click((500, 300))
    stage.key("e")
    assert new(stage).kind == "expert_opinion"


def test_escape_in_the_list_places_nothing(stage: Stage) -> None:
    stage.double_click((500, 300))
    stage.key(Qt.Key.Key_Escape)
    assert stage.steps == 0
    assert stage.overlays == 0
    assert stage.view.hasFocus()


def test_a_kind_dragged_from_the_toolbar_is_placed_where_it_is_dropped(stage: Stage) -> None:
    mime = QMimeData()
    mime.setData(KIND_TYPE, b"claim")
    at = stage.at((450, 250))
    held = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, stage_none())
    entered = QDragEnterEvent(at, *held)
    stage.view.dragEnterEvent(entered)
    assert entered.isAccepted()
    stage.view.dropEvent(QDropEvent(QPointF(at), *held))
    made = new(stage)
    assert (made.kind, made.x + made.width / 2) == ("claim", 450)


@pytest.mark.parametrize("kind", [b"\xff\x00", b"bomb", b""])
def test_an_unknown_kind_is_not_placed(stage: Stage, kind: bytes) -> None:
    mime = QMimeData()
    mime.setData(KIND_TYPE, kind)
    held = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, stage_none())
    stage.view.dropEvent(QDropEvent(QPointF(50, 50), *held))
    assert stage.steps == 0


def stage_none() -> Qt.KeyboardModifier:
    return Qt.KeyboardModifier.NoModifier


def test_the_hand_moves_the_board_and_edits_nothing(stage: Stage) -> None:
    stage.view.set_tool("hand")
    goal = stage.at((150, 90))
    stage.press((100, 60))
    QTest.mouseMove(stage.view.viewport(), goal)
    stage.release((100, 60))
    assert stage.at((100, 60)) == goal
    assert stage.steps == 0


def test_the_status_line_speaks_for_what_is_going_on(stage: Stage) -> None:
    stage.press((100, 60))
    stage.carry((120, 60), (140, 60))
    assert stage.hints[-1] == "Shift keeps to one axis, Ctrl moves freely, Esc puts back"
    stage.release((140, 60))
    assert stage.hints[-1] == tool_kind("select").hint


def test_every_tool_has_a_name_a_word_an_icon_and_a_key_of_its_own() -> None:
    assert len({kind.name for kind in TOOLS}) == len(TOOLS)
    assert len({kind.key for kind in TOOLS}) == len(TOOLS)
    assert all(kind.word and kind.icon and kind.hint for kind in TOOLS)
