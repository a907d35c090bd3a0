"""The pane below the board: shown by its commands, as high as it was left, or over all."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.records import Card
from evidenceboard.panels import PANELS
from evidenceboard.window.desk import Desk
from evidenceboard.window.main_window import MainWindow
from evidenceboard.window.opening import board_window
from evidenceboard.window.side_pane import HEIGHT
from tests.window.conftest import place
from tests.window.test_commands import action

WIDE = next(kind.name for kind in PANELS if kind.side == "bottom")


def opened(window: MainWindow) -> MainWindow:
    action(window, f"view.{WIDE}").trigger()
    return window


def test_every_wide_panel_has_its_place_on_the_rail(board: MainWindow) -> None:
    shown = {one.accessibleName() for one in board.page.rail.findChildren(QToolButton)}
    assert {kind.word for kind in PANELS if kind.side != "right"} <= shown


def test_the_command_shows_and_hides_it(board: MainWindow, qtbot: QtBot) -> None:
    pane = board.page.panes["bottom"]
    assert not pane.isVisible()
    opened(board)
    assert pane.isVisible()
    assert board.workspace is not None
    assert board.workspace.view.isVisible()
    action(board, f"view.{WIDE}").trigger()
    assert not pane.isVisible()


def test_its_own_button_hides_it(board: MainWindow, qtbot: QtBot) -> None:
    (panel,) = opened(board).page.panes["bottom"].panels
    hide = next(
        one for one in panel.findChildren(QToolButton) if one.accessibleName().startswith("Hide")
    )
    QTest.mouseClick(hide, Qt.MouseButton.LeftButton)
    assert not board.page.panes["bottom"].isVisible()
    qtbot.waitUntil(lambda: not action(board, f"view.{WIDE}").isChecked())


def test_it_can_have_the_whole_height_and_give_it_back(board: MainWindow, qtbot: QtBot) -> None:
    view = opened(board).workspace.view  # type: ignore[union-attr]  # there is a board
    before = board.page.panes["bottom"].height()
    action(board, "view.fill_height").trigger()
    assert view.viewport().visibleRegion().isEmpty()
    assert board.page.panes["bottom"].height() > before + 100
    qtbot.waitUntil(action(board, "view.fill_height").isChecked)
    action(board, "view.fill_height").trigger()
    assert board.page.panes["bottom"].height() == before
    assert not view.viewport().visibleRegion().isEmpty()


def test_the_board_comes_back_when_it_is_asked_for(board: MainWindow, qtbot: QtBot) -> None:
    view = opened(board).workspace.view  # type: ignore[union-attr]  # as above
    action(board, "view.fill_height").trigger()
    action(board, "view.board").trigger()
    assert not view.viewport().visibleRegion().isEmpty()
    assert view.hasFocus()


def test_the_board_comes_back_when_a_filled_pane_is_hidden(board: MainWindow) -> None:
    view = opened(board).workspace.view  # type: ignore[union-attr]  # as above
    action(board, "view.fill_height").trigger()
    action(board, f"view.{WIDE}").trigger()
    assert not view.viewport().visibleRegion().isEmpty()
    action(board, f"view.{WIDE}").trigger()
    assert not view.viewport().visibleRegion().isEmpty()


def test_what_a_panel_points_out_is_seen_on_the_canvas(board: MainWindow, qtbot: QtBot) -> None:
    workspace = opened(board).workspace
    assert workspace is not None
    near, far = place(board), place(board, x=9_000)
    workspace.view.fit([near])
    action(board, "view.fill_height").trigger()
    workspace.selection.point_out([far])
    assert not workspace.view.viewport().visibleRegion().isEmpty()
    qtbot.waitUntil(
        lambda: workspace.view.camera.visible.contains(workspace.view.scene.bounds([far]))
    )
    assert workspace.selection.ids == {far}


def test_from_afar_what_is_pointed_out_is_brought_near(board: MainWindow, qtbot: QtBot) -> None:
    workspace = board.workspace
    assert workspace is not None
    card = place(board)
    workspace.view.zoom_to(0.05)
    qtbot.waitUntil(lambda: workspace.view.camera.scale < 0.1)
    workspace.selection.point_out([card])
    qtbot.waitUntil(lambda: workspace.view.camera.scale > 0.5)


def test_its_panel_and_height_are_remembered(desk: Desk, qtbot: QtBot) -> None:
    first = board_window(desk)
    first.resize(1200, 900)
    first.show()
    with qtbot.waitSignal(first.workspace_changed):
        first.files.new()
    qtbot.waitUntil(action(first, f"view.{WIDE}").isEnabled)
    opened(first)
    handle = first.page.space._rows.handle(1)
    qtbot.waitUntil(lambda: handle.y() > 100)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton)
    QTest.mouseMove(handle, QPoint(0, -80))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=QPoint(0, -80))
    height = first.page.panes["bottom"].height()
    assert height > HEIGHT + 60
    first.close()
    second = board_window(desk)
    second.show()
    with qtbot.waitSignal(second.workspace_changed):
        second.files.new()
    assert second.page.panes["bottom"].shown == WIDE
    assert second.page.panes["bottom"].height() == height
    for window in (first, second):
        window.close()
        window.deleteLater()


def test_keys_go_to_a_panel_that_is_shown_and_back_to_the_board(board: MainWindow) -> None:
    workspace = board.workspace
    assert workspace is not None
    workspace.perform("Place", edits.add_cards(workspace.board, dated_claims(workspace.board)))
    board.activateWindow()
    action(board, "view.timeline").trigger()
    (panel,) = board.page.panes["bottom"].panels
    assert panel.isAncestorOf(focused())
    action(board, "view.timeline").trigger()
    assert workspace.view.hasFocus()


def test_a_key_in_a_panel_selects_on_the_canvas(board: MainWindow) -> None:
    workspace = board.workspace
    assert workspace is not None
    claims = dated_claims(workspace.board)
    workspace.perform("Place", edits.add_cards(workspace.board, claims))
    board.activateWindow()
    action(board, "view.timeline").trigger()
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    assert workspace.selection.ids == {claims[0].id}
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert workspace.view.camera.visible.contains(workspace.view.scene.bounds([claims[0].id]))


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def dated_claims(board: Board) -> list[Card]:
    """Two claims far apart, with a year each."""
    made = (edits.new_card(board, "claim", 5_000 * at, 0, title=str(at)) for at in range(2))
    return [replace(card, fields={"date": f"202{at}"}) for at, card in enumerate(made)]
