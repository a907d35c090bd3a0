"""Selecting with the pointer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from evidenceboard.model import edits
from tests.canvas.stage import AB, CTRL, SHIFT, A, B, C, F, Stage, card, joined, three_cards


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    return Stage(qtbot, three_cards(), [joined()])


def test_a_click_selects_the_card_under_it(stage: Stage) -> None:
    stage.click((100, 60))
    assert stage.selection.ids == {A}
    stage.click((100, 360))
    assert stage.selection.ids == {B}


@pytest.mark.parametrize("held", [SHIFT, CTRL])
def test_shift_or_ctrl_click_adds_and_takes_away(stage: Stage, held: Qt.KeyboardModifier) -> None:
    stage.click((100, 60))
    stage.click((100, 360), held)
    assert stage.selection.ids == {A, B}
    stage.click((100, 60), held)
    assert stage.selection.ids == {B}


def test_a_click_on_one_of_several_selected_leaves_only_that_one(stage: Stage) -> None:
    stage.selection.set([A, B, C])
    stage.click((100, 60))
    assert stage.selection.ids == {A}


def test_a_click_on_empty_canvas_selects_nothing(stage: Stage) -> None:
    stage.selection.set([A])
    stage.click((350, 200))
    assert stage.selection.ids == frozenset()


def test_a_click_on_a_connector_selects_it(stage: Stage) -> None:
    disc = stage.view.scene.disc(AB)
    stage.click((disc.x(), disc.y()))
    assert stage.selection.ids == {AB}


def test_a_marquee_selects_the_cards_that_it_touches(stage: Stage) -> None:
    stage.drag((-100, -100), (50, 200), (150, 350))
    assert stage.selection.ids == {A, B}
    assert stage.steps == 0


def test_a_marquee_with_shift_adds(stage: Stage) -> None:
    stage.selection.set([C])
    stage.drag((-100, -50), (50, 50), (60, 60), held=SHIFT)
    assert stage.selection.ids == {A, C}


def test_escape_during_a_marquee_leaves_the_selection(stage: Stage) -> None:
    stage.selection.set([C])
    stage.press((-100, -50))
    stage.carry((50, 50), (100, 100))
    stage.key(Qt.Key.Key_Escape)
    stage.release((100, 100))
    assert stage.selection.ids == {C}


def test_escape_with_nothing_going_on_selects_nothing(stage: Stage) -> None:
    stage.selection.set([A])
    stage.key(Qt.Key.Key_Escape)
    assert stage.selection.ids == frozenset()


def test_a_right_click_selects_what_is_under_it_and_asks_for_its_menu(
    stage: Stage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(stage.view.menu_wanted) as asked:
        stage.right_click((100, 60))
    assert stage.selection.ids == {A}
    where, record = asked.args or [QPoint(), None]
    assert record == A
    assert stage.view.viewport().mapFromGlobal(where) == stage.at((100, 60))


def test_a_right_click_on_one_of_several_keeps_them_selected(stage: Stage) -> None:
    stage.selection.set([A, B])
    stage.right_click((100, 60))
    assert stage.selection.ids == {A, B}


def test_a_deleted_card_is_no_longer_selected(stage: Stage) -> None:
    stage.selection.set([A, B])
    stage.document.perform("Delete claim", edits.delete(stage.board, [A]))
    assert stage.selection.ids == {B}


def test_ids_that_are_not_on_the_board_cannot_be_selected(stage: Stage) -> None:
    stage.selection.set([A, F])
    assert stage.selection.ids == {A}


def test_the_empty_space_in_a_frame_is_canvas_and_its_header_is_the_frame(qtbot: QtBot) -> None:
    stage = Stage(qtbot, [card(F, 0, 0, "frame", width=600, height=400), card(A, 50, 100)])
    stage.click((400, 300))
    assert stage.selection.ids == frozenset()
    stage.click((300, 20))
    assert stage.selection.ids == {F}
    stage.click((400, 300))
    assert stage.selection.ids == frozenset()
    stage.drag((300, 350), (200, 300), (100, 150))
    assert stage.selection.ids == {A}


@pytest.mark.parametrize(
    ("point", "shape"),
    [
        ((100, 60), Qt.CursorShape.SizeAllCursor),
        ((350, 200), Qt.CursorShape.ArrowCursor),
        ((100, 0), Qt.CursorShape.CrossCursor),
    ],
)
def test_the_cursor_tells_what_a_press_would_do(
    stage: Stage, point: tuple[float, float], shape: Qt.CursorShape
) -> None:
    stage.hover(point)
    assert stage.view.viewport().cursor().shape() == shape


def test_the_cursor_over_a_selected_cards_corner_says_that_it_can_be_sized(stage: Stage) -> None:
    stage.selection.set([A])
    stage.hover((200, 120))
    assert stage.view.viewport().cursor().shape() == Qt.CursorShape.SizeFDiagCursor


def shape(stage: Stage) -> Qt.CursorShape:
    return stage.view.viewport().cursor().shape()


def test_the_pointer_tells_at_once_that_a_drag_was_put_back(stage: Stage) -> None:
    stage.press((100, 60))
    stage.carry((130, 80), (160, 100))
    assert shape(stage) is Qt.CursorShape.ClosedHandCursor
    stage.key(Qt.Key.Key_Escape)
    assert shape(stage) is Qt.CursorShape.SizeAllCursor
    stage.release((160, 100))


def test_the_pointer_keeps_its_shape_while_a_corner_is_pressed(stage: Stage) -> None:
    stage.selection.set([A])
    stage.hover((200, 120))
    assert shape(stage) is Qt.CursorShape.SizeFDiagCursor
    stage.press((200, 120))
    assert shape(stage) is Qt.CursorShape.SizeFDiagCursor
    stage.release((200, 120))
    stage.press((100, 120))
    assert shape(stage) is Qt.CursorShape.CrossCursor
    stage.release((100, 120))


def test_the_pointer_shows_the_tool_that_a_key_has_chosen(stage: Stage) -> None:
    stage.hover((350, 250))
    assert shape(stage) is Qt.CursorShape.ArrowCursor
    stage.view.set_tool("place-claim")
    assert shape(stage) is Qt.CursorShape.CrossCursor
    stage.key(Qt.Key.Key_Escape)
    assert shape(stage) is Qt.CursorShape.ArrowCursor


def test_what_undo_brings_back_is_selected_as_it_was(stage: Stage, qtbot: QtBot) -> None:
    stage.selection.set([A, AB])
    change = edits.delete(stage.board, stage.selection.ids)
    stage.document.perform("Delete", change)
    assert not stage.selection.count
    stage.document.undo()
    qtbot.waitUntil(lambda: stage.selection.ids == {A, AB})
    stage.document.redo()
    assert not stage.selection.count
    stage.selection.set([C])
    stage.document.undo()
    qtbot.wait(20)
    assert stage.selection.ids == {C}
