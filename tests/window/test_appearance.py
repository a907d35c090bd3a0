"""Light and dark, window state, and what the bars show."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from evidenceboard.window import questions
from evidenceboard.window.desk import Desk
from evidenceboard.window.main_window import MainWindow
from evidenceboard.window.opening import board_window
from evidenceboard.window.tool_button import KIND_MIME, ToolButton
from tests.window.conftest import place
from tests.window.test_commands import action


def corner_of_canvas(window: MainWindow) -> str:
    assert window.workspace is not None
    window.workspace.view.settle()
    picture = window.workspace.view.viewport().grab().toImage()
    return picture.pixelColor(3, picture.height() - 3).name()


def test_choosing_a_theme_repaints_board_and_bars(board: MainWindow, qtbot: QtBot) -> None:
    place(board)
    for theme in ("dark", "light"):
        action(board, f"view.{theme}_theme").trigger()
        palette = board.desk.appearance.look.palette
        assert palette.name == theme
        assert corner_of_canvas(board) == palette.canvas.name()
        bar = board.page.top_bar.grab().toImage()
        assert bar.pixelColor(bar.width() // 3, 5).name() == palette.panel.name()


def test_the_systems_choice_is_followed_while_it_is_running(
    board: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    hints, appearance = QGuiApplication.styleHints(), board.desk.appearance
    for scheme, name in ((Qt.ColorScheme.Dark, "dark"), (Qt.ColorScheme.Light, "light")):
        monkeypatch.setattr(appearance, "_system_is_dark", lambda name=name: name == "dark")
        hints.colorSchemeChanged.emit(scheme)
        assert corner_of_canvas(board) == appearance.look.palette.canvas.name()
        assert appearance.look.name == name


def test_a_choice_holds_whatever_the_system_does(board: MainWindow, qtbot: QtBot) -> None:
    action(board, "view.dark_theme").trigger()
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert board.desk.appearance.look.name == "dark"


def test_the_theme_is_remembered(desk: Desk, qtbot: QtBot) -> None:
    desk.appearance.choose("dark")
    again = Desk(desk.folder)
    assert again.appearance.choice == "dark"
    assert again.appearance.look.name == "dark"


def test_the_window_comes_back_as_it_was_left(desk: Desk, qtbot: QtBot) -> None:
    first = board_window(desk)
    first.show()
    first.resize(760, 560)
    action(first, "file.new").trigger()
    action(first, "view.inspector").trigger()
    assert not first.page.panes["right"].isVisible()
    first.close()
    second = board_window(desk)
    second.show()
    assert second.size() == first.size()
    second.files.new()
    assert not second.page.panes["right"].isVisible()
    assert not action(second, "view.inspector").isChecked()
    for window in (first, second):
        window.close()
        window.deleteLater()


def test_the_inspector_follows_the_selection(board: MainWindow, qtbot: QtBot) -> None:
    card = place(board, "source", "The harbour master")
    qtbot.waitUntil(lambda: bool(board.page.panes["right"].panels))
    assert board.workspace is not None
    board.workspace.selection.set([card])
    (panel,) = board.page.panes["right"].panels
    qtbot.waitUntil(lambda: "Source" in {one.text() for one in panel.findChildren(QLabel)})


def test_a_tool_that_places_cards_can_be_dragged_onto_the_board(
    board: MainWindow, qtbot: QtBot
) -> None:
    buttons = board.page.top_bar.findChildren(ToolButton)
    claim = next(one for one in buttons if one.defaultAction().objectName() == "insert.place-claim")
    drag = claim.drag()
    assert bytes(drag.mimeData().data(KIND_MIME).data()) == b"claim"
    assert drag.pixmap().width() > 100
    drag.deleteLater()


def test_tool_buttons_say_their_name_and_key(board: MainWindow, qtbot: QtBot) -> None:
    tips = {one.toolTip() for one in board.page.top_bar.findChildren(ToolButton)}
    assert {"Claim (C)", "Select (V)", "Connect (L)", "Export… (Ctrl+Shift+E)"} <= tips


def test_the_hint_tells_what_the_tool_does(board: MainWindow, qtbot: QtBot) -> None:
    assert "Double-click" in board.page.status_line.hint
    action(board, "insert.hand").trigger()
    assert "move the board" in board.page.status_line.hint


def test_the_board_is_renamed_from_its_title(
    board: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(questions, "ask_for_title", lambda *_: "Who & what")
    QTest.mouseClick(board.page.top_bar.title, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert board.workspace is not None
    assert board.workspace.board.facts.title == "Who & what"
    qtbot.waitUntil(lambda: board.windowTitle().startswith("Who & what"))
    assert board.page.top_bar.title.text() == "Who && what"


def test_a_damaged_settings_file_is_as_good_as_none(desk: Desk, qtbot: QtBot) -> None:
    desk.settings.flush()
    (desk.folder / "settings.ini").write_bytes(b"\x00[window]\ngeometry=@@@\ntheme=\xff\xfe")
    again = Desk(desk.folder)
    window = board_window(again)
    window.show()
    assert again.appearance.choice == "system"
    window.close()
    window.deleteLater()
