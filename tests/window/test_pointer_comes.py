"""The pointer comes over the board and goes: what it is not on is not painted for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evidenceboard.window.main_window import MainWindow
from tests.window.counted_events import CountedEvents
from tests.window.test_commands import action


def _come_and_go(window: MainWindow) -> None:
    handle = window.windowHandle()
    assert handle is not None
    assert window.workspace is not None
    canvas = window.workspace.view.viewport()
    over_the_board = canvas.mapTo(window, canvas.rect().center())
    for point in (QPoint(400, 10), over_the_board, QPoint(400, 10)):
        QTest.mouseMove(handle, point)
        QApplication.processEvents()
        QApplication.sendPostedEvents()


def test_the_panels_are_not_painted_when_the_pointer_comes_over_the_board(
    board: MainWindow, qtbot: QtBot
) -> None:
    pane = board.page.panes["right"]
    qtbot.waitUntil(lambda: any(one.isVisible() for one in pane.panels))
    for theme in ("dark", "light"):  # whose style sheets ask widgets anew what they want to hear
        action(board, f"view.{theme}_theme").trigger()
        board.grab()
        qtbot.wait(100)
        painted = CountedEvents(pane, QEvent.Type.Paint)
        _come_and_go(board)
        assert painted.count == 0
