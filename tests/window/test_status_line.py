"""What the status line says about now, and about what was just done, stands while it is true."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from evidenceboard.canvas.edit_field import EditField
from evidenceboard.window.main_window import MainWindow
from evidenceboard.window.status_line import ElidedLabel, StatusLine
from tests.window.conftest import place


def shown_whole(status: StatusLine) -> bool:
    """Whether the words for the moment are there to the last letter."""
    lines = (one for one in status.findChildren(ElidedLabel) if one.text() == status.hint)
    return any(
        QFontMetrics(one.font()).horizontalAdvance(one.text()) <= one.width() for one in lines
    )


def key(window: MainWindow, which: Qt.Key, held: Qt.KeyboardModifier) -> None:
    assert window.workspace is not None
    QTest.keyClick(window.focusWidget() or window.workspace.view, which, held)


def test_why_nothing_was_done_does_not_stand_for_ever(
    board: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert board.workspace is not None
    status = board.page.status_line
    at_rest = status.hint
    status._remark.setInterval(50)
    board.workspace.selection.set([place(board)])
    key(board, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert status.hint == "No connector leads that way."
    qtbot.waitUntil(lambda: status.hint == at_rest)


def test_it_tells_how_to_end_writing_in_a_card(board: MainWindow, qtbot: QtBot) -> None:
    workspace, status = board.workspace, board.page.status_line
    assert workspace is not None
    at_rest = status.hint
    workspace.selection.set([place(board)])
    workspace.view.setFocus()
    for ending in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        key(board, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
        assert isinstance(board.focusWidget(), EditField)
        assert "Ctrl+Enter" in status.hint
        assert "Esc" in status.hint
        key(board, ending, Qt.KeyboardModifier.ControlModifier)
        assert status.hint == at_rest


def test_a_card_chosen_from_the_list_of_kinds_tells_it_too(board: MainWindow, qtbot: QtBot) -> None:
    workspace, status = board.workspace, board.page.status_line
    assert workspace is not None
    at = workspace.view.camera.to_view(QPointF(300, 300)).toPoint()
    QTest.mouseClick(workspace.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(workspace.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseRelease(workspace.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert "arrow keys" in status.hint
    key(board, Qt.Key.Key_C, Qt.KeyboardModifier.NoModifier)
    workspace.view.viewport().repaint()
    assert len(workspace.board.cards) == 1
    assert "Ctrl+Enter" in status.hint


@pytest.mark.parametrize("width", [1600, 1366, 1280])
def test_the_legend_gives_way_to_the_words_for_the_moment(
    board: MainWindow, qtbot: QtBot, width: int
) -> None:
    workspace, status = board.workspace, board.page.status_line
    assert workspace is not None
    board.resize(width, 900)
    workspace.selection.set([place(board)])
    workspace.view.setFocus()
    legend_at_rest = status.legend.isVisible()
    key(board, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert "choose the connector" in status.hint
    qtbot.waitUntil(lambda: shown_whole(status))
    key(board, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    qtbot.waitUntil(lambda: status.legend.isVisible() == legend_at_rest)
